@NullMarked
package io.countersign.benchmarks.comparison.side;

import org.jspecify.annotations.NullMarked;
