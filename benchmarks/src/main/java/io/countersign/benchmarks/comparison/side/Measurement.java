package io.countersign.benchmarks.comparison.side;

import java.util.List;

/** A quantity that is measured on both sides in alternating rounds. */
public interface Measurement {

    String name();

    /** Brings a side into the state that the rounds need. Called once for each side. */
    default void prepare(Side side) {}

    /** Whether a JVM that still compiles would distort the readings. */
    default boolean needsWarmJvm() {
        return true;
    }

    /** Whether what a window has stored is of no use to the next one. */
    default boolean leavesOldDocuments() {
        return true;
    }

    /**
     * Measures once. The warm-up calls this, too.
     *
     * @return the readings; the first one is the rate or time by which the warm-up sees progress
     */
    List<Reading> measure(Side side);
}
