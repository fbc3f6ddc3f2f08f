/** What the services share in a run: topics, time, chance, and what is checked whenever something is published. */
@NullMarked
package io.countersign.simulation.world;

import org.jspecify.annotations.NullMarked;
