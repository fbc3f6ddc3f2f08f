@NullMarked
package io.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
