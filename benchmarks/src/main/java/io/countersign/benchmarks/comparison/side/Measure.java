package io.countersign.benchmarks.comparison.side;

import java.util.Locale;

/** What a comparison can measure, in the order of a run. */
public enum Measure {
    STANDALONE_START,
    STANDALONE_IDLE,
    INTAKE,
    PAGE,
    IDLE,
    PIPELINE,
    QUARTER,
    LATENCY,
    RESTART,
    CLAIM;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
