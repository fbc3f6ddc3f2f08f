package io.countersign.notification.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where deliveries are kept. */
public interface DeliveryStore {

    /** Inserts, durably, what is new; a stored one wins. */
    void insert(List<Delivery.Waiting> deliveries);

    Optional<Delivery> find(Delivery.Id id);

    /** Durably, if the stored one has the version before {@code delivery}'s. */
    boolean replace(Delivery delivery);

    /**
     * A page of what is due at {@code now}, by the time of the next attempt.
     *
     * @param max at most so many are read
     */
    DuePage due(Instant now, DuePosition after, int max);

    /** How many wait, counted up to {@code max}, and since when the oldest does. */
    Backlog backlog(int max);

    /**
     * Where a page begins.
     *
     * @param next the time of the last delivery that was read
     * @param skip how many of this time were read
     */
    record DuePosition(Instant next, int skip) {

        public static final DuePosition START = new DuePosition(Instant.EPOCH, 0);

        /** The position behind a delivery that was read after this position. */
        public DuePosition behind(Instant read) {
            return new DuePosition(read, read.equals(next) ? skip + 1 : 1);
        }
    }

    /**
     * Deliveries that are due.
     *
     * @param deliveries the readable ones
     * @param end where the next page begins; null if this is the last one
     */
    record DuePage(
            List<Delivery.Waiting> deliveries, @Nullable DuePosition end) {

        public DuePage {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * What waits.
     *
     * @param oldest when the oldest delivery was created; null if none waits
     */
    record Backlog(long waiting, @Nullable Instant oldest) {}
}
