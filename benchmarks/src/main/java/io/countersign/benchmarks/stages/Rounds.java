package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.servers.JavaProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The same again and again, between others; what counts is all of it together. */
final class Rounds {

    private final List<Load.Result> results = new ArrayList<>();
    private double cpu;

    void add(JavaProcess process, Supplier<Load.Result> round) {
        double before = process.cpuSeconds();
        results.add(round.get());
        cpu += process.cpuSeconds() - before;
    }

    double perSecond() {
        return succeeded() / results.stream().mapToDouble(Load.Result::seconds).sum();
    }

    private double succeeded() {
        return results.stream().mapToLong(Load.Result::succeeded).sum();
    }

    double cpuMicros() {
        return cpu / succeeded() * 1e6;
    }

    @Override
    public String toString() {
        long failed = results.stream().mapToLong(Load.Result::failed).sum();
        return "%.0f µs of CPU each in its JVM, %d failed".formatted(cpuMicros(), failed);
    }
}
