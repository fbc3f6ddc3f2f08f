package io.countersign.review.console.search;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The vertical scale that all plots of a page share: zero, then equal steps of 1, 2 or 5 times a power of ten up to at least the
 * highest bar.
 *
 * @param step between two labels
 * @param steps how many
 */
record PlotScale(int step, int steps) {

    private static final int MAX_STEPS = 4;
    private static final int HEIGHT = 100;

    static PlotScale of(int highest) {
        int step = IntStream.iterate(1, power -> power * 10)
                .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
                .filter(candidate -> (long) candidate * MAX_STEPS >= highest)
                .findFirst()
                .orElseThrow();
        return new PlotScale(step, Math.max(1, Math.ceilDiv(highest, step)));
    }

    int maximum() {
        return step * steps;
    }

    /** From the highest down to zero. */
    List<Integer> labels() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(at -> step * (steps - at))
                .toList();
    }

    /** The height of each label's line in a plot of 100 units, measured from above. */
    List<Double> lines() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(at -> (double) HEIGHT * at / steps)
                .toList();
    }
}
