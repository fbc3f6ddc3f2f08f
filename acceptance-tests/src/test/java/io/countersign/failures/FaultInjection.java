package io.countersign.failures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fault and its target. */
record FaultInjection(Fault fault, String target) {

    /** All that are possible in random order: each once, then the repeats by share. */
    static List<FaultInjection> schedule(Predicate<Fault> possible, Random random) {
        var once = new ArrayList<FaultInjection>();
        var more = new ArrayList<FaultInjection>();
        Stream.of(Fault.values())
                .filter(possible)
                .forEach(fault -> fault.targets().forEach(target -> {
                    var injection = new FaultInjection(fault, target);
                    once.add(injection);
                    more.addAll(Collections.nCopies(fault.share() - 1, injection));
                }));
        Collections.shuffle(once, random);
        Collections.shuffle(more, random);
        once.addAll(more);
        return once;
    }

    @Override
    public String toString() {
        return fault + " of " + target;
    }
}
