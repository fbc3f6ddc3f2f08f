package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.servers.Deployment;
import io.countersign.benchmarks.servers.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What a young JVM can do is decided by its compilers: load goes on until these are done and the rate rises no more. */
final class WarmUp {

    private static final int LOOKED_BACK = 3;
    private static final double RISING = 1.05;
    /** The part of the time in which a JVM may still be compiling. */
    private static final double COMPILING = 0.2;

    private static final String COMPILATION = "jvm_compilation_time_ms_total";

    private WarmUp() {}

    /**
     * Measures again and again, and says what was measured.
     *
     * @param most windows, if it never comes to rest
     * @param services whose compilers count; those of others are not known
     */
    static void run(String what, int most, Deployment deployment, List<Service> services, DoubleSupplier rate) {
        var rates = new ArrayList<Double>();
        double compiling = 1;
        while (rates.size() < most && (compiling > COMPILING || isRising(rates))) {
            double before = compiled(deployment, services);
            long start = System.nanoTime();
            rates.add(rate.getAsDouble());
            double seconds = (System.nanoTime() - start) / 1e9;
            compiling = services.isEmpty() ? 0 : (compiled(deployment, services) - before) / seconds / services.size();
            IO.println("  warming up, %s: %,.0f /s, compiling %.0f %% of the time"
                    .formatted(what, rates.getLast(), 100 * compiling));
        }
    }

    /** In seconds, by all of them together. */
    private static double compiled(Deployment deployment, List<Service> services) {
        return services.stream()
                .mapToDouble(service -> deployment.metric(service, COMPILATION) / 1_000)
                .sum();
    }

    /** The last windows hold one that is clearly better than all before them. */
    static boolean isRising(List<Double> rates) {
        int before = rates.size() - LOOKED_BACK;
        return before < 1 || best(rates.subList(before, rates.size())) > RISING * best(rates.subList(0, before));
    }

    private static double best(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
