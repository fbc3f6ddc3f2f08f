@NullMarked
package io.countersign.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
