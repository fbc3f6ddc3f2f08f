package io.countersign.failures;

import java.util.List;

/** A kind of fault, with its relative frequency for each target. */
enum Fault {
    KILL(3),
    FREEZE(1),
    JOIN(1),
    LEAVE(1),
    REPLACE(1),
    REPLAY(1),
    DUPLICATE(1),
    KILL_BROKER(3),
    KILL_STORE(4),
    SLOW_STORE(2),
    HANGING_STORE(1),
    REFUSING_STORE(2),
    FULL_DISK(1);

    private final int share;

    Fault(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }

    /** Services, topics, or one of the servers. */
    List<String> targets() {
        return switch (this) {
            case KILL, FREEZE, JOIN, LEAVE, REPLACE, REPLAY -> Service.LABELS;
            case DUPLICATE -> List.of("applications", "admissions", "decisions");
            case KILL_BROKER, FULL_DISK -> List.of("broker");
            case KILL_STORE, SLOW_STORE, HANGING_STORE, REFUSING_STORE -> List.of("store");
        };
    }
}
