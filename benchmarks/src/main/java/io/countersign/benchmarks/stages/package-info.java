/** The stages of a run against the ceilings of broker and store. */
@NullMarked
package io.countersign.benchmarks.stages;

import org.jspecify.annotations.NullMarked;
