@NullMarked
package io.countersign.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
