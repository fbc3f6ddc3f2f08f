package io.countersign.benchmarks.comparison.side;

import java.time.Duration;
import java.util.Set;

/**
 * The extent of a comparison.
 *
 * @param rounds per measure; each round measures both sides
 * @param quick whether durations, counts and warm-up are cut to what shows that everything works; figures of such a run
 *     compare nothing
 * @param openCases the larger number of open cases for {@link Measure#CLAIM}
 * @param signatures the larger number of signatures for {@link Measure#PAGE}
 */
public record ComparisonSettings(
        Set<Measure> measures, int rounds, boolean quick, int accounts, int openCases, int signatures) {

    private static final int QUICK_DIVISOR = 8;
    private static final Duration MIN_WINDOW = Duration.ofSeconds(3);

    public static final int MIN_ROUNDS = 5;
    public static final int DEFAULT_ACCOUNTS = 10_000;
    public static final int DEFAULT_OPEN_CASES = 100_000;
    public static final int DEFAULT_SIGNATURES = 100_000;

    static final int QUICK_ROUNDS = 2;
    static final int QUICK_ACCOUNTS = 300;
    static final int QUICK_OPEN_CASES = 300;
    static final int QUICK_SIGNATURES = 1_500;

    /** A run of some minutes that shows whether both sides start and every measure works. */
    public static ComparisonSettings quick(Set<Measure> measures) {
        return new ComparisonSettings(measures, QUICK_ROUNDS, true, QUICK_ACCOUNTS, QUICK_OPEN_CASES, QUICK_SIGNATURES);
    }

    /** A duration of the full run, shortened in a quick one. */
    public Duration seconds(int full) {
        var duration = Duration.ofSeconds(full);
        if (!quick) {
            return duration;
        }
        var shortened = duration.dividedBy(QUICK_DIVISOR);
        return shortened.compareTo(MIN_WINDOW) < 0 ? MIN_WINDOW : shortened;
    }

    public boolean includes(Measure measure) {
        return measures.contains(measure);
    }
}
