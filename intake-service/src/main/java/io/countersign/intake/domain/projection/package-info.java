/** The stored views: how events update them, and how they are found and listed. */
@NullMarked
package io.countersign.intake.domain.projection;

import org.jspecify.annotations.NullMarked;
