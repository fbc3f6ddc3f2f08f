@NullMarked
package io.countersign.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
