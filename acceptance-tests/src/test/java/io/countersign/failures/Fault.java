package io.countersign.failures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What may happen, and how often it does beside the others. */
enum Fault {
    KILL_SERVICES(12),
    KILL_BROKER(3),
    KILL_STORE(4),
    FREEZE(4),
    JOIN(3),
    LEAVE(2),
    REPLACE(3),
    REPLAY(2),
    DUPLICATE(2),
    SLOW_STORE(2),
    HANGING_STORE(1),
    REFUSING_STORE(2),
    FULL_DISK(1);

    private final int share;

    Fault(int share) {
        this.share = share;
    }

    /** All that are possible, each as often as it is due, in the order that chance gives. */
    static List<Fault> deck(Predicate<Fault> possible, Random random) {
        var deck = new ArrayList<>(Stream.of(values())
                .filter(possible)
                .flatMap(fault -> Collections.nCopies(fault.share, fault).stream())
                .toList());
        Collections.shuffle(deck, random);
        return deck;
    }
}
