package io.countersign.benchmarks.comparison.side;

import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.ServerProcess;
import java.util.function.DoubleSupplier;

/** The part of its processor time that a side spends on something, since this was made; from {@code /proc}. */
public final class ProcessorShare {

    /** Of the JIT compilers: below this a JVM counts as compiled. */
    public static final double MAX_COMPILING = 0.05;
    /** Of the store's garbage collector: with room on its heap it needs a tenth; with a full heap it does little else. */
    public static final double MAX_COLLECTING = 0.5;

    private final DoubleSupplier part;
    private final DoubleSupplier cpu;
    private final double partBefore;
    private final double cpuBefore;

    public ProcessorShare(DoubleSupplier part, DoubleSupplier cpu) {
        this.part = part;
        this.cpu = cpu;
        this.partBefore = part.getAsDouble();
        this.cpuBefore = cpu.getAsDouble();
    }

    /** Of JIT compilers in all JVMs. */
    public static ProcessorShare ofCompilers(Deployment deployment) {
        return new ProcessorShare(deployment::compilerSeconds, () -> total(deployment));
    }

    /** Of the garbage collector in the store; zero if the store is not a process of the side. */
    public static ProcessorShare ofCollector(Deployment deployment) {
        return new ProcessorShare(
                () -> deployment.store().map(ServerProcess::collectorSeconds).orElse(0.0),
                () -> deployment.store().map(ServerProcess::cpuSeconds).orElse(0.0));
    }

    public static double total(Deployment deployment) {
        return deployment.cpuSeconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    public double share() {
        double spent = cpu.getAsDouble() - cpuBefore;
        // Services that were started again count from zero.
        return spent <= 0 ? 0 : Math.max(0, part.getAsDouble() - partBefore) / spent;
    }

    /**
     * Ends a comparison that would measure the collector.
     *
     * @throws IllegalStateException if the store collected most of the time
     */
    public void requireRoom(String side) {
        double share = share();
        if (share > MAX_COLLECTING) {
            throw new IllegalStateException(
                    "%s: the store spent %.0f %% of its time in the garbage collector; give it a larger heap (BENCH_STORE_HEAP, for example \"-Xmx9g -Xmn600m\") or measure less at once"
                            .formatted(side, 100 * share));
        }
    }
}
