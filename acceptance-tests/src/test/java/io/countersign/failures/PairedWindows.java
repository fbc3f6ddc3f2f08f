package io.countersign.failures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a 99th percentile under attack with the one of a quiet time. The two windows of a pair are next to each other, and
 * every second pair begins with the attack, so that what else the machine does, and whether it gets slower or faster, counts on
 * both sides. The median of the pairs' ratios leaves out a pair in which the machine was disturbed; a median beyond the limit
 * has to be confirmed by as many pairs again.
 */
final class PairedWindows {

    static final int MAX_WARM_UP_WINDOWS = 8;

    /** Two windows that differ by less than this part count as steady. */
    private static final double STEADY = 0.2;

    private final Supplier<Duration> window;
    private final int pairs;

    /** @param window applies for the length of a window, and returns the percentile */
    PairedWindows(Supplier<Duration> window, int pairs) {
        this.window = window;
        this.pairs = pairs;
    }

    /** What was measured. */
    record Comparison(List<Duration> quiet, List<Duration> attacked) {

        double ratio() {
            return ratio(Duration.ZERO);
        }

        /** @param least what a shorter quiet percentile counts as */
        double ratio(Duration least) {
            var ratios = new ArrayList<Double>();
            for (int pair = 0; pair < quiet.size(); pair++) {
                var base = Math.max(least.toNanos(), quiet.get(pair).toNanos());
                ratios.add((double) attacked.get(pair).toNanos() / base);
            }
            ratios.sort(Double::compare);
            return ratios.get((ratios.size() - 1) / 2);
        }

        @Override
        public String toString() {
            return "quiet %s, under attack %s, median of the ratios %.2f".formatted(quiet, attacked, ratio());
        }
    }

    /** Measures until three windows in a row differ little: caches are filled, and code is compiled. */
    void warmUp() {
        var before = window.get();
        int steady = 0;
        for (int i = 1; i < MAX_WARM_UP_WINDOWS && steady < 2; i++) {
            var now = window.get();
            steady = Math.abs(now.toNanos() - before.toNanos()) <= STEADY * before.toNanos() ? steady + 1 : 0;
            before = now;
        }
    }

    /**
     * @param limit of the ratio, beyond which more is measured
     * @param least what a shorter quiet percentile counts as, asked after the windows
     */
    Comparison compare(Supplier<PeriodicActions> attack, double limit, Supplier<Duration> least) {
        var quiet = new ArrayList<Duration>();
        var attacked = new ArrayList<Duration>();
        measure(attack, quiet, attacked);
        var first = new Comparison(List.copyOf(quiet), List.copyOf(attacked));
        if (first.ratio(least.get()) <= limit) {
            return first;
        }
        measure(attack, quiet, attacked);
        return new Comparison(List.copyOf(quiet), List.copyOf(attacked));
    }

    private void measure(Supplier<PeriodicActions> attack, List<Duration> quiet, List<Duration> attacked) {
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                quiet.add(window.get());
                attacked.add(attacked(attack));
            } else {
                attacked.add(attacked(attack));
                quiet.add(window.get());
            }
        }
    }

    private Duration attacked(Supplier<PeriodicActions> attack) {
        try (var _ = attack.get()) {
            return window.get();
        }
    }
}
