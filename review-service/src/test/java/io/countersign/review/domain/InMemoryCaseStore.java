package io.countersign.review.domain;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps cases in memory as the real store does; tests break it by overriding. */
public class InMemoryCaseStore implements CaseStore {

    private final Map<SignatureId, Case> cases = new TreeMap<>();
    private final Map<String, PendingEvent> markers = new TreeMap<>();

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        var found = new HashMap<>(all());
        found.keySet().retainAll(new HashSet<>(signatures));
        return found;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> changed) {
        var overtaken = new HashSet<SignatureId>();
        for (var one : changed) {
            if (!saveOne(one)) {
                overtaken.add(one.signature());
            }
        }
        return overtaken;
    }

    private synchronized boolean saveOne(Case one) {
        boolean current = storedVersion(one.signature()) == one.version();
        if (current) {
            put(one);
        }
        return current;
    }

    private long storedVersion(SignatureId signature) {
        var stored = cases.get(signature);
        return stored == null ? 0 : stored.version();
    }

    /** Writes without comparing: what a store without compare-and-set would do. */
    protected final synchronized void put(Case one) {
        cases.put(
                one.signature(),
                new Case(
                        one.signature(),
                        one.account(),
                        storedVersion(one.signature()) + 1,
                        one.revisions(),
                        one.withdrawnUpTo(),
                        one.retired(),
                        one.unsent()));
    }

    @Override
    public synchronized void mark(PendingEvent marker) {
        markers.put(marker.eventId(), marker);
    }

    @Override
    public synchronized void unmark(PendingEvent marker) {
        markers.computeIfPresent(
                marker.eventId(), (id, present) -> present.version() == marker.version() ? null : present);
    }

    @Override
    public synchronized List<PendingEvent> markedBefore(Instant time) {
        return markers.values().stream()
                .filter(marker -> marker.at().isBefore(time))
                .toList();
    }

    @Override
    public synchronized void scanOpen(Consumer<Case> each) {
        cases.values().stream().filter(known -> known.open() != null).forEach(each);
    }

    /** Every case, for what a test wants to compare. */
    public synchronized Map<SignatureId, Case> all() {
        return new TreeMap<>(cases);
    }

    /** A store that comes back without what it had not flushed. */
    public synchronized void forgetEverything() {
        cases.clear();
        markers.clear();
    }
}
