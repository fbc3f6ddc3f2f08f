package io.countersign.failures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A fault and what it hits. */
record Strike(Fault fault, String target) {

    /** All that are possible: each once, in the order that chance gives, and only then as often as each is due. */
    static List<Strike> deck(Predicate<Fault> possible, Random random) {
        var once = new ArrayList<Strike>();
        var more = new ArrayList<Strike>();
        Stream.of(Fault.values())
                .filter(possible)
                .forEach(fault -> fault.targets().forEach(target -> {
                    var strike = new Strike(fault, target);
                    once.add(strike);
                    more.addAll(Collections.nCopies(fault.share() - 1, strike));
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
