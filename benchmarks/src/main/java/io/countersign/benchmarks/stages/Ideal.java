package io.countersign.benchmarks.stages;

import java.util.ArrayList;
import java.util.List;

/**
 * The rate at which the machine could do the bare work of an application, if every hop cost just what its raw ceiling
 * says: the times are added up, for all hops share one machine.
 */
public final class Ideal {

    private final List<Step> steps = new ArrayList<>();

    /**
     * @param times how often it is done for one application
     * @param perSecond the ceiling, measured with nothing else running
     */
    public record Step(String what, double times, double perSecond) {

        double micros() {
            return times / perSecond * 1e6;
        }
    }

    public Ideal add(String what, double times, double perSecond) {
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
