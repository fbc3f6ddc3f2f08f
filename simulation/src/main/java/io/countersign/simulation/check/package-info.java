/** The invariants of all services together. */
@NullMarked
package io.countersign.simulation.check;

import org.jspecify.annotations.NullMarked;
