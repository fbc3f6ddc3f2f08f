package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.Deployment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processor time per process. Unlike a rate it depends little on other load of the machine. */
final class CpuTimes {

    private final Deployment deployment;
    private final Map<String, Double> spent = new LinkedHashMap<>();
    private Map<String, Double> before = Map.of();
    private long applications;

    CpuTimes(Deployment deployment) {
        this.deployment = deployment;
    }

    void start() {
        before = deployment.cpuSeconds();
    }

    void stop(long arrived) {
        applications += arrived;
        deployment
                .cpuSeconds()
                .forEach((name, seconds) ->
                        spent.merge(name, seconds - before.getOrDefault(name, seconds), Double::sum));
    }

    List<Figure> figures(String result) {
        return spent.entrySet().stream()
                .map(entry -> Figure.of(
                        result,
                        "processor time of " + entry.getKey(),
                        entry.getValue() / applications * 1e6,
                        "µs per application",
                        "user and system time of its JVM"))
                .toList();
    }
}
