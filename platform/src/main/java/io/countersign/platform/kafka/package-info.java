/** Wiring of producers, consumers and topics, sweeps, and the check that a store belongs to its groups. */
@NullMarked
package io.countersign.platform.kafka;

import org.jspecify.annotations.NullMarked;
