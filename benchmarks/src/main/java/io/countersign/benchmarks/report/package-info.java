@NullMarked
package io.countersign.benchmarks.report;

import org.jspecify.annotations.NullMarked;
