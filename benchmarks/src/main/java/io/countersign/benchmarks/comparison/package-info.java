/** The comparison of a commit with the working tree, in alternating rounds. */
@NullMarked
package io.countersign.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
