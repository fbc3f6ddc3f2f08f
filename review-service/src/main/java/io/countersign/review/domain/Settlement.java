package io.countersign.review.domain;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishes what verdicts owe the topic: at once after the verdict, and by a sweep where that was cut short. */
public final class Settlement {

    private final CaseStore store;
    private final DecisionPublisher outbox;
    private final InstantSource clock;
    private final Duration patience;

    /** @param patience how old a marker has to be before the sweep takes it up */
    public Settlement(CaseStore store, DecisionPublisher outbox, InstantSource clock, Duration patience) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Publishes, clears, and only then removes the marker. Where the event was never written, raises the case's version
     * first, so that a write that has stalled since its marker can no longer succeed.
     */
    public void settle(PendingEvent marker) {
        boolean settled = false;
        while (!settled) {
            var known = store.load(List.of(marker.signature())).get(marker.signature());
            settled = known == null || settle(known, marker);
        }
        store.unmark(marker);
    }

    private boolean settle(Case known, PendingEvent marker) {
        if (!known.owes(marker.eventId())) {
            return store.save(List.of(known)).isEmpty();
        }
        outbox.publish(known.unsent());
        return store.save(List.of(known.owingNothing())).isEmpty();
    }

    /** Settles every marker that is older than a while; one that fails does not hold up the others. */
    public int sweep() {
        var markers = store.markedBefore(clock.instant().minus(patience));
        RuntimeException failure = null;
        for (var marker : markers) {
            failure = attempt(marker, failure);
        }
        if (failure != null) {
            throw failure;
        }
        return markers.size();
    }

    private @Nullable RuntimeException attempt(PendingEvent marker, @Nullable RuntimeException earlier) {
        try {
            settle(marker);
            return earlier;
        } catch (RuntimeException failed) {
            return failed;
        }
    }
}
