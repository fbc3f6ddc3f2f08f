@NullMarked
package io.countersign.benchmarks.stages;

import org.jspecify.annotations.NullMarked;
