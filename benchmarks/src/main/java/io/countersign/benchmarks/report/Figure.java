package io.countersign.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param result the stage
 * @param ceiling the machine's ceiling from the same run, the denominator of the ratio
 * @param conditions load and settings of the measurement
 */
public record Figure(
        String result,
        String what,
        double value,
        String unit,
        @Nullable Double ceiling,
        @Nullable Target target,
        String conditions) {

    /** The bound of the ratio, or of the value where there is no ceiling. */
    public record Target(boolean atLeast, double limit) {

        public static Target atLeast(double limit) {
            return new Target(true, limit);
        }

        public static Target atMost(double limit) {
            return new Target(false, limit);
        }

        boolean isMetBy(double value) {
            return atLeast ? value >= limit : value <= limit;
        }

        String text() {
            return (atLeast ? "≥ " : "≤ ") + ResultReport.number(limit);
        }
    }

    public static Figure of(String result, String what, double value, String unit, String conditions) {
        return new Figure(result, what, value, unit, null, null, conditions);
    }

    public Figure beside(double ceilingValue, @Nullable Target limit) {
        return new Figure(result, what, value, unit, ceilingValue, limit, conditions);
    }

    public Figure within(Target limit) {
        return new Figure(result, what, value, unit, ceiling, limit, conditions);
    }

    /** One line for the terminal. */
    public String line() {
        var ratio = ratio();
        return what + ": " + ResultReport.number(value) + " " + unit
                + (ratio == null ? "" : ", ratio " + ResultReport.number(ratio));
    }

    public @Nullable Double ratio() {
        return ceiling == null ? null : value / ceiling;
    }

    /** Whether the target is met; null without a target. */
    public @Nullable Boolean met() {
        var ratio = ratio();
        return target == null ? null : target.isMetBy(ratio == null ? value : ratio);
    }
}
