/** The stores of the services on simulated disks. */
@NullMarked
package io.countersign.simulation.store;

import org.jspecify.annotations.NullMarked;
