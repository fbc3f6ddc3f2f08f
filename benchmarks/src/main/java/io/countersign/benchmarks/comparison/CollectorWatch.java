package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.ServerProcess;

/** The part of its processor time that the store in memory spends in the garbage collector, from {@code /proc}. */
final class CollectorWatch {

    /** With room on its heap the store needs a tenth; with a full heap it does little else. */
    static final double MAX_SHARE = 0.5;

    private final Deployment deployment;
    private final double collectorBefore;
    private final double cpuBefore;

    CollectorWatch(Deployment deployment) {
        this.deployment = deployment;
        this.collectorBefore = collectorSeconds(deployment);
        this.cpuBefore = cpuSeconds(deployment);
    }

    private static double collectorSeconds(Deployment deployment) {
        return deployment.store().map(ServerProcess::collectorSeconds).orElse(0.0);
    }

    private static double cpuSeconds(Deployment deployment) {
        return deployment.store().map(ServerProcess::cpuSeconds).orElse(0.0);
    }

    /**
     * Ends a comparison that would measure the collector.
     *
     * @throws IllegalStateException if the store collected most of the time since this watch was made
     */
    void requireRoom(String side) {
        requireRoom(side, collectorSeconds(deployment) - collectorBefore, cpuSeconds(deployment) - cpuBefore);
    }

    static void requireRoom(String side, double collectorSeconds, double cpuSeconds) {
        double share = cpuSeconds <= 0 ? 0 : collectorSeconds / cpuSeconds;
        if (share > MAX_SHARE) {
            throw new IllegalStateException(
                    "%s: the store spent %.0f %% of its time in the garbage collector; give it a larger heap (BENCH_STORE_HEAP, for example \"-Xmx9g -Xmn600m\") or measure less at once"
                            .formatted(side, 100 * share));
        }
    }
}
