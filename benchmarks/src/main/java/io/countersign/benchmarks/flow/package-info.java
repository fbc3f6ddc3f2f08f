@NullMarked
package io.countersign.benchmarks.flow;

import org.jspecify.annotations.NullMarked;
