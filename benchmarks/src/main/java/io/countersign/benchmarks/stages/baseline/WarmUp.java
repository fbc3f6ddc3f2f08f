package io.countersign.benchmarks.stages.baseline;

import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.MeasuredService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Sends load until the JIT compilers rest and the rate no longer rises. */
public final class WarmUp {

    private static final int RECENT_WINDOWS = 3;
    private static final double MIN_RISE = 1.05;
    /** The part of the time that a warm JVM compiles at most. */
    private static final double MAX_COMPILING = 0.2;

    private static final String COMPILATION_METRIC = "jvm_compilation_time_ms_total";

    private WarmUp() {}

    /**
     * Measures window after window and prints the figures.
     *
     * @param most the maximum number of windows
     * @param services the services whose compilers are observed
     */
    public static void run(
            String what, int most, Deployment deployment, List<MeasuredService> services, DoubleSupplier rate) {
        var rates = new ArrayList<Double>();
        double compiling = 1;
        while (rates.size() < most && (compiling > MAX_COMPILING || isRising(rates))) {
            double before = compiled(deployment, services);
            long start = System.nanoTime();
            rates.add(rate.getAsDouble());
            double seconds = (System.nanoTime() - start) / 1e9;
            compiling = services.isEmpty() ? 0 : (compiled(deployment, services) - before) / seconds / services.size();
            IO.println("  warming up, %s: %,.0f /s, compiling %.0f %% of the time"
                    .formatted(what, rates.getLast(), 100 * compiling));
        }
    }

    /** The sum in seconds. */
    private static double compiled(Deployment deployment, List<MeasuredService> services) {
        return services.stream()
                .mapToDouble(service -> deployment.metric(service, COMPILATION_METRIC) / 1_000)
                .sum();
    }

    /** Whether one of the last windows is clearly better than all windows before them. */
    static boolean isRising(List<Double> rates) {
        int before = rates.size() - RECENT_WINDOWS;
        return before < 1 || best(rates.subList(before, rates.size())) > MIN_RISE * best(rates.subList(0, before));
    }

    private static double best(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
