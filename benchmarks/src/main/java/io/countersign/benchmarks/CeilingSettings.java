package io.countersign.benchmarks;

import io.countersign.benchmarks.servers.DeploymentSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * The extent of a run against the machine's ceilings.
 *
 * @param minutes the intended time of a whole run; every measured time is scaled by it
 * @param signatures the number that is stored for the second half of the growth stage
 */
record CeilingSettings(
        Set<Stage> stages, double minutes, int signatures, int accounts, DeploymentSettings deployment, Path out) {

    static final double DEFAULT_MINUTES = 14;
    static final double QUICK_MINUTES = 3.5;
    static final int DEFAULT_ACCOUNTS = 20_000;
    static final int QUICK_SIGNATURES = 50_000;
    static final int DEFAULT_SIGNATURES = 1_000_000;
    /** The embedded store holds about this many in its heap. */
    static final int DEFAULT_SIGNATURES_IN_MEMORY = 200_000;

    /** A factor on every measured time. */
    double pace() {
        return minutes / DEFAULT_MINUTES;
    }

    Duration time() {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }
}
