/** Everything in one JVM, on loopback, with one data directory: for trying out and for tests, never for production. */
@NullMarked
package io.countersign.standalone;

import org.jspecify.annotations.NullMarked;
