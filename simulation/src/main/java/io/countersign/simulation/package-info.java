/**
 * The real cores of the four services on topics and stores in memory, in one thread, under a seeded scheduler that
 * lets anything go wrong that may go wrong. A seed replays exactly.
 */
@NullMarked
package io.countersign.simulation;

import org.jspecify.annotations.NullMarked;
