@NullMarked
package io.countersign.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
