package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.ProcessorShare;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Warms both sides up and measures them in alternating rounds; the other side is always stopped. */
final class ComparisonPhase {

    private static final int MAX_WARM_UP_WINDOWS = 30;
    /** Rounds with a compiling JVM are repeated, at most this many times the wanted number. */
    private static final int MAX_REPEATED = 1;

    private final Side base;
    private final Side current;
    private final ComparisonSettings settings;
    private final ComparisonResults results;

    ComparisonPhase(Side base, Side current, ComparisonSettings settings, ComparisonResults results) {
        this.base = base;
        this.current = current;
        this.settings = settings;
        this.results = results;
    }

    /** One side's readings and whether its JVMs compiled meanwhile. */
    private record Window(List<Reading> readings, double compiling) {

        boolean isWarm() {
            return compiling <= ProcessorShare.MAX_COMPILING;
        }
    }

    /** Both sides run when this is called and are stopped when it returns. */
    void run(List<Measurement> measurements) {
        base.pause();
        current.pause();
        measurements.forEach(this::run);
    }

    private void run(Measurement measurement) {
        for (var side : List.of(base, current)) {
            active(side, _ -> {
                measurement.prepare(side);
                warmUp(measurement, side);
                return side;
            });
        }
        int wanted = settings.rounds();
        int left = wanted * (1 + MAX_REPEATED);
        for (int round = 0; round < wanted && left > 0; left--) {
            if (measureRound(measurement, round, left <= wanted - round)) {
                round++;
            }
        }
    }

    /** The side that is measured first changes from round to round. */
    private boolean measureRound(Measurement measurement, int round, boolean accept) {
        boolean baseFirst = round % 2 == 0;
        var first = measured(measurement, baseFirst ? base : current);
        var second = measured(measurement, baseFirst ? current : base);
        boolean valid = settings.quick() || !measurement.needsWarmJvm() || (first.isWarm() && second.isWarm());
        if (valid || accept) {
            results.add((baseFirst ? first : second).readings(), (baseFirst ? second : first).readings(), valid);
        }
        say("%s, round %d: ".formatted(measurement.name(), round + 1)
                + (valid || accept ? results.lastRatio() : "repeated")
                + (valid ? "" : ", a JVM still compiles"));
        return valid || accept;
    }

    private Window measured(Measurement measurement, Side side) {
        return active(side, _ -> window(measurement, side));
    }

    private static Window window(Measurement measurement, Side side) {
        var compiler = ProcessorShare.ofCompilers(side.deployment());
        var collector = ProcessorShare.ofCollector(side.deployment());
        var readings = measurement.measure(side);
        collector.requireRoom(side.label());
        var window = new Window(readings, compiler.share());
        if (measurement.leavesOldDocuments()) {
            side.removeOldDocuments();
        }
        return window;
    }

    private void warmUp(Measurement measurement, Side side) {
        if (!measurement.needsWarmJvm()) {
            return;
        }
        var progress = new ArrayList<Double>();
        boolean warm = false;
        while (!warm && progress.size() < (settings.quick() ? 1 : MAX_WARM_UP_WINDOWS)) {
            var window = window(measurement, side);
            progress.add(window.readings().getFirst().value());
            warm = window.isWarm() && !isImproving(progress);
            say("%s, warming up %s: %,.1f, compiling %.0f %%"
                    .formatted(measurement.name(), side.label(), progress.getLast(), 100 * window.compiling()));
        }
    }

    /** Whether the last window is the best or the worst by more than a twentieth. */
    static boolean isImproving(List<Double> progress) {
        if (progress.size() < 2) {
            return true;
        }
        double last = progress.getLast();
        var before = progress.subList(0, progress.size() - 1).stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return last > 1.05 * before.getMax() || last < before.getMin() / 1.05;
    }

    private static <T> T active(Side side, Function<Side, T> work) {
        side.resume();
        try {
            return work.apply(side);
        } finally {
            side.pause();
        }
    }

    private static void say(String what) {
        IO.println("benchmarks: " + what);
    }
}
