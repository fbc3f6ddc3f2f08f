package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.servers.Deployment;

/** The part of its processor time that a side spends in JIT compilers, from {@code /proc}. */
final class CompilerWatch {

    /** Below this a JVM counts as compiled. */
    static final double MAX_SHARE = 0.05;

    private final Deployment deployment;
    private final double compilerBefore;
    private final double cpuBefore;

    CompilerWatch(Deployment deployment) {
        this.deployment = deployment;
        this.compilerBefore = deployment.compilerSeconds();
        this.cpuBefore = total(deployment);
    }

    /** Of the time since this watch was made. */
    double share() {
        double cpu = total(deployment) - cpuBefore;
        // Services that were started again count from zero.
        return cpu <= 0 ? 0 : Math.max(0, deployment.compilerSeconds() - compilerBefore) / cpu;
    }

    static double total(Deployment deployment) {
        return deployment.cpuSeconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
