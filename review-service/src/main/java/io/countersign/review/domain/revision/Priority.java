package io.countersign.review.domain.revision;

import java.util.Locale;
import java.util.stream.Stream;

/** How urgent a lead considers a case; the queue hands out the most urgent ones first. */
public enum Priority {
    URGENT(0),
    HIGH(1),
    NORMAL(2),
    LOW(3);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** Stored in the order of the queue: the lowest is handed out first. */
    public int rank() {
        return rank;
    }

    /** @throws IllegalArgumentException if there is no such rank */
    public static Priority ranked(int rank) {
        return Stream.of(values())
                .filter(one -> one.rank == rank)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no priority has the rank " + rank));
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The priority of that name. */
    public static Priority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
