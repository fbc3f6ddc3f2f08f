/** Stores and topic in memory, for the tests of this and other modules. */
@NullMarked
package io.countersign.intake.memory;

import org.jspecify.annotations.NullMarked;
