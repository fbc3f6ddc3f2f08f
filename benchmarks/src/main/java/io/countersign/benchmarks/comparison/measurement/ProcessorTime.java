package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.servers.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Processor time of services, broker and store from a point in time on. */
final class ProcessorTime {

    private final Deployment deployment;
    private final Map<String, Double> before;
    private final long start = System.nanoTime();

    ProcessorTime(Deployment deployment) {
        this.deployment = deployment;
        this.before = deployment.cpuSeconds();
    }

    /** The sum first, then each process. */
    List<Reading> perApplication(String load, long applications) {
        var readings = new ArrayList<Reading>();
        readings.add(new Reading("processor time per application, " + load, "µs", seconds("") / applications * 1e6));
        before.keySet()
                .forEach(process -> readings.add(new Reading(
                        "processor time per application, %s, %s".formatted(load, process),
                        "µs",
                        seconds(process) / applications * 1e6)));
        return readings;
    }

    /** Seconds of processor time per second. */
    double cores() {
        return seconds("") / ((System.nanoTime() - start) / 1e9);
    }

    /** @param process the empty name is all of them */
    private double seconds(String process) {
        return deployment.cpuSeconds().entrySet().stream()
                .filter(entry -> process.isEmpty() || entry.getKey().equals(process))
                .mapToDouble(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }
}
