/** The measurements of a comparison. */
@NullMarked
package io.countersign.benchmarks.comparison.measurement;

import org.jspecify.annotations.NullMarked;
