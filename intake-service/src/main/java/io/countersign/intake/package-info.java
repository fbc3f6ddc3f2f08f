/** Intake's start and wiring. */
@NullMarked
package io.countersign.intake;

import org.jspecify.annotations.NullMarked;
