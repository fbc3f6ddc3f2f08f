@NullMarked
package io.countersign.benchmarks.work;

import org.jspecify.annotations.NullMarked;
