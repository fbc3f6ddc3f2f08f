package io.countersign.benchmarks;

import java.util.Locale;

/** The parts of a run against the machine's ceilings, in their order. */
enum Stage {
    RULES,
    INTAKE,
    AUTH,
    PIPELINE,
    LATENCY,
    LAG,
    FOOTPRINT,
    GROWTH;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
