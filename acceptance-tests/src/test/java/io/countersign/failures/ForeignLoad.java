package io.countersign.failures;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

/** How much of the processors other processes use than this one and those that it has started. */
final class ForeignLoad {

    private static final double MAX_QUIET_SHARE = 0.2;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long start = System.nanoTime();
    private final Duration ownAtStart = own();
    private long measuredAt = start;
    private double busyNanos;
    private double ownNanos;

    ForeignLoad() {
        // Each call returns the load since the call before.
        system.getCpuLoad();
    }

    private static Duration own() {
        var current = ProcessHandle.current();
        return Stream.concat(Stream.of(current), current.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** From the start to now, from 0 to 1 for all processors. */
    double measure() {
        long now = System.nanoTime();
        busyNanos += Math.max(0, system.getCpuLoad()) * (now - measuredAt) * system.getAvailableProcessors();
        ownNanos = own().minus(ownAtStart).toNanos();
        measuredAt = now;
        return share();
    }

    /** As last measured. */
    double share() {
        double time = (double) (measuredAt - start) * system.getAvailableProcessors();
        return time == 0 ? 0 : Math.clamp((busyNanos - ownNanos) / time, 0, 1);
    }

    static boolean isBusy(double share) {
        return share > MAX_QUIET_SHARE;
    }
}
