package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.servers.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The totals of one load over several rounds. */
final class LoadTotals {

    private final List<LoadGenerator.Result> results = new ArrayList<>();
    private double cpu;

    void add(ServerProcess process, Supplier<LoadGenerator.Result> round) {
        double before = process.cpuSeconds();
        results.add(round.get());
        cpu += process.cpuSeconds() - before;
    }

    double perSecond() {
        return succeeded()
                / results.stream().mapToDouble(LoadGenerator.Result::seconds).sum();
    }

    private double succeeded() {
        return results.stream().mapToLong(LoadGenerator.Result::succeeded).sum();
    }

    double cpuMicros() {
        return cpu / succeeded() * 1e6;
    }

    @Override
    public String toString() {
        long failed = results.stream().mapToLong(LoadGenerator.Result::failed).sum();
        return "%.0f µs of processor time per request in its JVM, %d failed".formatted(cpuMicros(), failed);
    }
}
