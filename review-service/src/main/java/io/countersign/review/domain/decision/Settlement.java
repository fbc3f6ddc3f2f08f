package io.countersign.review.domain.decision;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.outbox.DecisionPublisher;
import io.countersign.review.domain.outbox.PublishedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the unsent events of cases: directly after a verdict, and by a sweep after a crash. An event leaves its case
 * only after the broker has acknowledged it, so a crash between the two publishes it again.
 */
public final class Settlement {

    private static final int SWEEP_LIMIT = 500;

    private final CaseStore store;
    private final DecisionPublisher publisher;
    private final InstantSource clock;
    private final Duration sweepAfter;

    /** @param sweepAfter age of an unsent event from which the sweep publishes it */
    public Settlement(CaseStore store, DecisionPublisher publisher, InstantSource clock, Duration sweepAfter) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.sweepAfter = sweepAfter;
    }

    /** Publishes the unsent events of cases and removes them. */
    public void settle(Collection<Case> written) {
        clear(publish(written));
    }

    /** A case as it was written, with events that the broker has acknowledged since. */
    public record PublishedCase(Case written, Set<String> events) {

        public PublishedCase {
            events = Set.copyOf(events);
        }
    }

    /** Publishes the unsent events of cases as they were written, and waits for the acknowledgements. */
    public List<PublishedCase> publish(Collection<Case> written) {
        var unsent = newest(written.stream()).stream()
                .filter(one -> !one.unsent().isEmpty())
                .toList();
        if (!unsent.isEmpty()) {
            publisher.publish(
                    unsent.stream().flatMap(one -> one.unsent().stream()).toList());
        }
        return unsent.stream()
                .map(one -> new PublishedCase(
                        one, one.unsent().stream().map(PublishedEvent::id).collect(Collectors.toSet())))
                .toList();
    }

    /** Removes acknowledged events by one bulk of compare-and-sets. Cases that were written again meanwhile are read. */
    public void clear(Collection<PublishedCase> published) {
        if (published.isEmpty()) {
            return;
        }
        var acknowledged =
                published.stream().flatMap(one -> one.events().stream()).collect(Collectors.toSet());
        var cleared = newest(published.stream().map(PublishedCase::written)).stream()
                .map(one -> one.withoutUnsent(acknowledged))
                .toList();
        store.save(cleared).forEach(signature -> settle(signature, new HashSet<>(acknowledged)));
    }

    private static Collection<Case> newest(Stream<Case> written) {
        var newest = new LinkedHashMap<SignatureId, Case>();
        written.forEach(one -> newest.merge(
                one.signature(), one, (earlier, later) -> later.version() > earlier.version() ? later : earlier));
        return newest.values();
    }

    /** Publishes each unsent event of the case, waits for the acknowledgement, and removes it by compare-and-set. */
    public void settle(SignatureId signature) {
        settle(signature, new HashSet<>());
    }

    private void settle(SignatureId signature, Set<String> acknowledged) {
        boolean settled = false;
        while (!settled) {
            var known = store.load(List.of(signature)).get(signature);
            if (known == null || known.unsent().isEmpty()) {
                return;
            }
            var pending = known.unsent().stream()
                    .filter(event -> !acknowledged.contains(event.id()))
                    .toList();
            if (!pending.isEmpty()) {
                publisher.publish(pending);
                pending.forEach(event -> acknowledged.add(event.id()));
            }
            settled = store.save(List.of(known.withoutUnsent(acknowledged))).isEmpty();
        }
    }

    /**
     * Settles the cases whose events have waited too long. A case that fails does not delay the others.
     *
     * @return the number of cases
     */
    public int sweep() {
        var due = store.unsentBefore(clock.instant().minus(sweepAfter), SWEEP_LIMIT);
        RuntimeException failure = null;
        for (var signature : due) {
            failure = attempt(signature, failure);
        }
        if (failure != null) {
            throw failure;
        }
        return due.size();
    }

    private @Nullable RuntimeException attempt(SignatureId signature, @Nullable RuntimeException earlier) {
        try {
            settle(signature);
            return earlier;
        } catch (RuntimeException failed) {
            return failed;
        }
    }
}
