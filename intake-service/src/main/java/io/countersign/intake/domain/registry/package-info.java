/** The approved names of all accounts. */
@NullMarked
package io.countersign.intake.domain.registry;

import org.jspecify.annotations.NullMarked;
