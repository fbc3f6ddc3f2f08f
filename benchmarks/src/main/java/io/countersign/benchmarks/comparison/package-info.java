@NullMarked
package io.countersign.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
