@NullMarked
package io.countersign.benchmarks.stages.baseline;

import org.jspecify.annotations.NullMarked;
