@NullMarked
package io.countersign.benchmarks.load;

import org.jspecify.annotations.NullMarked;
