/** The approved names. */
@NullMarked
package io.countersign.intake.store.registry;

import org.jspecify.annotations.NullMarked;
