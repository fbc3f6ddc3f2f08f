/** Starts quota-service and wires it. */
@NullMarked
package io.countersign.quota;

import org.jspecify.annotations.NullMarked;
