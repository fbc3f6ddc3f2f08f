/** The two sides of a comparison, and what a measurement of a side reads. */
@NullMarked
package io.countersign.benchmarks.comparison.side;

import org.jspecify.annotations.NullMarked;
