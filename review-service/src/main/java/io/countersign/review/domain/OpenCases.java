package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.OpenCase.Position;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * This instance's index of the open cases, by due time. A hint and nothing more: the case in the store decides, and an
 * entry that it contradicts is dropped where that is noticed.
 */
public final class OpenCases {

    private static final int REMEMBERED = 50_000;

    private final ReviewCalendar calendar;
    private final TreeMap<Position, OpenCase> queue = new TreeMap<>();
    private final Map<SignatureId, OpenCase> bySignature = new HashMap<>();
    private final Set<Closed> closed = Collections.newSetFromMap(new Recent());
    /** Until when somebody holds them, as far as was seen here. */
    private final Map<SignatureId, Instant> held = new HashMap<>();

    public OpenCases(ReviewCalendar calendar) {
        this.calendar = calendar;
    }

    /** What the scan at start finds. */
    public synchronized void add(Case known) {
        var open = known.open();
        if (open != null) {
            var content = open.getValue().content();
            add(new OpenCase(
                    known.signature(),
                    open.getKey(),
                    known.account(),
                    content.application().region(),
                    content.submittedAt(),
                    open.getValue().due()));
        }
    }

    /** What the topic of decisions tells, also late and also twice. */
    public synchronized void on(CloudEvent<DecisionEvent> event) {
        switch (event.data()) {
            case SentToReviewer sent -> add(entry(event.accountid(), sent));
            case Outcome outcome -> close(outcome.signature(), outcome.revision());
            case SignatureRetired retired -> remove(bySignature.get(retired.signature()));
        }
    }

    private OpenCase entry(AccountId account, SentToReviewer sent) {
        var due = sent.due();
        return new OpenCase(
                sent.signature(),
                sent.revision(),
                account,
                sent.summary().region(),
                sent.submittedAt(),
                due == null ? calendar.due(sent.submittedAt()) : due);
    }

    private void add(OpenCase entry) {
        var present = bySignature.get(entry.signature());
        if (closed.contains(new Closed(entry.signature(), entry.revision()))
                || (present != null && present.revision() > entry.revision())) {
            return;
        }
        remove(present);
        bySignature.put(entry.signature(), entry);
        queue.put(entry.position(), entry);
    }

    /** Before a new scan. */
    public synchronized void clear() {
        queue.clear();
        bySignature.clear();
        closed.clear();
        held.clear();
    }

    /** The revision is known not to be open any more. */
    public synchronized void close(SignatureId signature, int revision) {
        closed.add(new Closed(signature, revision));
        var present = bySignature.get(signature);
        if (present != null && present.revision() == revision) {
            remove(present);
        }
    }

    private void remove(@Nullable OpenCase entry) {
        if (entry != null) {
            bySignature.remove(entry.signature());
            queue.remove(entry.position());
            held.remove(entry.signature());
        }
    }

    /** The next ones in order of their due time. */
    public synchronized List<OpenCase> after(@Nullable Position place, int count, Predicate<OpenCase> filter) {
        var rest = place == null ? queue : queue.tailMap(place, false);
        return rest.values().stream().filter(filter).limit(count).toList();
    }

    /** The first that nobody is known to hold, so that no other claim here tries it before {@link #hold} says more. */
    public synchronized @Nullable OpenCase reserve(Predicate<OpenCase> filter, Instant now) {
        for (var entry : queue.values()) {
            if (filter.test(entry) && !now.isBefore(held.getOrDefault(entry.signature(), Instant.MIN))) {
                held.put(entry.signature(), Instant.MAX);
                return entry;
            }
        }
        return null;
    }

    /** @param lease absent if nobody holds it */
    public synchronized void hold(SignatureId signature, @Nullable Lease lease) {
        if (lease == null || !bySignature.containsKey(signature)) {
            held.remove(signature);
        } else {
            held.put(signature, lease.until());
        }
    }

    public synchronized int depth() {
        return queue.size();
    }

    public synchronized long overdue(Instant now) {
        return queue.headMap(new Position(now, new SignatureId(SignatureId.MAX)), true)
                .size();
    }

    /** When the one that has waited longest was submitted. */
    public synchronized @Nullable Instant oldest() {
        return queue.values().stream()
                .map(OpenCase::submittedAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private record Closed(SignatureId signature, int revision) {}

    /** A repeat of an old event must not bring back what was closed lately. */
    private static final class Recent extends LinkedHashMap<Closed, Boolean> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<Closed, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
