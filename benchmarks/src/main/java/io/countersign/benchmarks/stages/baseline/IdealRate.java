package io.countersign.benchmarks.stages.baseline;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate at which the machine could process applications if every hop took the time of its ceiling. The times are
 * added up, as all hops share one machine.
 */
public final class IdealRate {

    private final List<Step> steps = new ArrayList<>();

    /**
     * @param times the operations per application
     * @param perSecond the ceiling, measured without other load
     */
    public record Step(String what, double times, double perSecond) {

        public double micros() {
            return times / perSecond * 1e6;
        }
    }

    public IdealRate add(String what, double times, double perSecond) {
        if (times > 0) {
            steps.add(new Step(what, times, perSecond));
        }
        return this;
    }

    /** Applications per second. */
    public double perSecond() {
        return 1e6 / steps.stream().mapToDouble(Step::micros).sum();
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
