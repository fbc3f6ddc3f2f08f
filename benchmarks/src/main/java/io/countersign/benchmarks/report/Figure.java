package io.countersign.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param result the result that it belongs to
 * @param ceiling what the machine can do at all, measured in the same run; the ratio is taken to it
 * @param conditions what else one has to know to read it, such as the store's mode
 */
public record Figure(
        String result,
        String what,
        double value,
        String unit,
        @Nullable Double ceiling,
        @Nullable Target target,
        String conditions) {

    /** What the ratio, or the value where there is no ceiling, has to be. */
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
            return (atLeast ? "≥ " : "≤ ") + Report.number(limit);
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

    /** For the terminal. */
    public String line() {
        var ratio = ratio();
        return what + ": " + Report.number(value) + " " + unit
                + (ratio == null ? "" : ", ratio " + Report.number(ratio));
    }

    public @Nullable Double ratio() {
        return ceiling == null ? null : value / ceiling;
    }

    /** Absent where nothing was promised. */
    public @Nullable Boolean met() {
        var ratio = ratio();
        return target == null ? null : target.isMetBy(ratio == null ? value : ratio);
    }
}
