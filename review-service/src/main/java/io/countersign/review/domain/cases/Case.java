package io.countersign.review.domain.cases;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that review knows of one signature. A revision's outcome never changes once it is there.
 *
 * @param version as read; 0 while it is not stored. Each write raises it by one
 * @param withdrawnUpTo the highest revision for which a withdrawal was relayed, known here or not
 * @param retired the tombstone, for good
 * @param unsent events of verdicts and retirements that the broker may not have acknowledged yet
 * @param unsentSince when the oldest of them was added; null exactly if there is none
 * @param history who did what when; its older entries are in pages
 */
public record Case(
        SignatureId signature,
        AccountId account,
        long version,
        SortedMap<Integer, RevisionState> revisions,
        int withdrawnUpTo,
        @Nullable Retirement retired,
        List<PublishedEvent> unsent,
        @Nullable Instant unsentSince,
        CaseHistory history) {

    public Case {
        revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
        unsent = List.copyOf(unsent);
        if (unsent.isEmpty() != (unsentSince == null)) {
            throw new IllegalArgumentException("unsentSince must be set exactly while there are unsent events");
        }
    }

    /** Without a history. */
    public Case(
            SignatureId signature,
            AccountId account,
            long version,
            SortedMap<Integer, RevisionState> revisions,
            int withdrawnUpTo,
            @Nullable Retirement retired,
            List<PublishedEvent> unsent,
            @Nullable Instant unsentSince) {
        this(signature, account, version, revisions, withdrawnUpTo, retired, unsent, unsentSince, CaseHistory.EMPTY);
    }

    public static Case unknown(SignatureId signature, AccountId account) {
        return new Case(signature, account, 0, new TreeMap<>(), 0, null, List.of(), null);
    }

    public @Nullable RevisionState state(int revision) {
        return revisions.get(revision);
    }

    /** The revision that waits for a human; the protocol allows one. */
    public Map.@Nullable Entry<Integer, Open> open() {
        for (var entry : revisions.reversed().entrySet()) {
            if (entry.getValue() instanceof Open open) {
                return Map.entry(entry.getKey(), open);
            }
        }
        return null;
    }

    /** The leases of this case that the next one no longer has; an extended one is still the same. */
    public List<Lease> leasesEndedBy(Case next) {
        var still = next.leases().stream().map(Lease::token).toList();
        return leases().stream().filter(lease -> !still.contains(lease.token())).toList();
    }

    private List<Lease> leases() {
        var leases = new ArrayList<Lease>();
        for (var state : revisions.values()) {
            if (state instanceof Open open && open.lease() != null) {
                leases.add(open.lease());
            }
        }
        return leases;
    }

    /** The approved content as it may be used; nothing once the signature is retired. */
    @Nullable
    public ApprovedSignature usable() {
        for (var entry : revisions.entrySet()) {
            if (!isRetired()
                    && entry.getValue() instanceof Decided decided
                    && decided.kind() == OutcomeKind.APPROVED
                    && decided.content() != null) {
                return decided.content().approved(account, signature, entry.getKey(), decided.at());
            }
        }
        return null;
    }

    /** The newest revision that came with this picture, in its content as kept or with an answer; 0 if there is none. */
    public int revisionWithPicture(String sha256) {
        return revisions.reversed().entrySet().stream()
                .filter(entry -> entry.getValue().hasPicture(sha256))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    public boolean knows(int revision) {
        return revisions.containsKey(revision);
    }

    public boolean isRetired() {
        return retired != null;
    }

    public boolean hasApproved() {
        return revisions.values().stream().anyMatch(ended(OutcomeKind.APPROVED));
    }

    /** A refused revision changes nothing for the others. */
    public boolean knowsAbove(int revision) {
        return revisions.tailMap(revision + 1).values().stream()
                .anyMatch(ended(OutcomeKind.REFUSED).negate());
    }

    private static Predicate<RevisionState> ended(OutcomeKind kind) {
        return state -> state instanceof Decided decided && decided.kind() == kind;
    }

    public List<Integer> openUpTo(int revision) {
        return revisions.headMap(revision + 1).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Open)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The newest content that is kept, the approved one before any other. */
    @Nullable
    public Summary summary() {
        var newest = revisions.reversed().values().stream();
        return newest.filter(state -> state.content() != null)
                .min((one, other) -> Boolean.compare(
                        ended(OutcomeKind.APPROVED).test(other),
                        ended(OutcomeKind.APPROVED).test(one)))
                .map(RevisionState::content)
                .map(RevisionContent::summary)
                .orElse(null);
    }

    public Case with(int revision, RevisionState state) {
        var all = new TreeMap<>(revisions);
        var before = all.put(revision, state);
        if (before instanceof Open open && state instanceof Decided decided) {
            all.put(revision, decided.withClosings(open.clock().closings()));
        }
        forgetOldContents(all);
        return withRevisions(all);
    }

    private static void forgetOldContents(SortedMap<Integer, RevisionState> all) {
        boolean newestSeen = false;
        for (var entry : all.reversed().entrySet()) {
            if (entry.getValue() instanceof Decided decided && decided.content() != null) {
                if (newestSeen && decided.kind() != OutcomeKind.APPROVED) {
                    all.put(entry.getKey(), decided.withoutContent());
                }
                newestSeen = true;
            }
        }
    }

    public Case withRevisions(SortedMap<Integer, RevisionState> others) {
        return new Case(signature, account, version, others, withdrawnUpTo, retired, unsent, unsentSince, history);
    }

    /** As it is read after this version was written. */
    public Case asWritten() {
        return withVersion(version + 1).withHistory(history.asStored());
    }

    public Case withVersion(long other) {
        return new Case(signature, account, other, revisions, withdrawnUpTo, retired, unsent, unsentSince, history);
    }

    public Case withdrawnUpTo(int revision) {
        int highest = Math.max(withdrawnUpTo, revision);
        return new Case(signature, account, version, revisions, highest, retired, unsent, unsentSince, history);
    }

    public Case retiredBy(Retirement tombstone) {
        return new Case(signature, account, version, revisions, withdrawnUpTo, tombstone, unsent, unsentSince, history);
    }

    /** For stores. */
    public Case withHistory(CaseHistory other) {
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, unsent, unsentSince, other);
    }

    /** With one more entry of the history; each command calls it once for what it changes. */
    public Case recorded(HistoryDraft entry) {
        return withHistory(history.append(signature, entry));
    }

    /**
     * With one more entry of the history about a revision, whose states are taken from {@code before} and this case.
     *
     * @param actor who did it
     */
    public Case recorded(HistoryAction action, String actor, Instant at, int revision, Case before) {
        return recorded(new HistoryDraft(
                action,
                actor,
                at,
                revision,
                HistoryDraft.state(before.state(revision)),
                HistoryDraft.state(state(revision)),
                null));
    }

    /** Adds an event that is still to be published. */
    public Case withUnsent(PublishedEvent event, Instant at) {
        var more = new ArrayList<>(unsent);
        more.add(event);
        var since = unsentSince == null ? at : unsentSince;
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, more, since, history);
    }

    /** With these events still to be published; for stores. */
    public Case withUnsent(List<PublishedEvent> events, @Nullable Instant since) {
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, events, since, history);
    }

    /** Removes the events that the broker has acknowledged. */
    public Case withoutUnsent(Set<String> acknowledged) {
        var rest = unsent.stream()
                .filter(event -> !acknowledged.contains(event.id()))
                .toList();
        var since = rest.isEmpty() ? null : unsentSince;
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, rest, since, history);
    }

    /** To whom the open revision is offered before others; null for all alike. */
    public @Nullable String preferredReviewer() {
        var open = open();
        if (open == null) {
            return null;
        }
        var handling = open.getValue().handling();
        if (handling.assignment() != null) {
            return handling.assignment().reviewer();
        }
        return handling.hold() != null ? handling.hold().reviewer() : previousReviewer(open.getKey());
    }

    /** Who decided the newest older revision that a human decided. */
    private @Nullable String previousReviewer(int revision) {
        for (var state : revisions.headMap(revision).reversed().values()) {
            if (state instanceof Decided decided && decided.reviewerVerdict() != null) {
                return decided.reviewerVerdict().reviewer();
            }
        }
        return null;
    }

    /** The place of the open revision in the queue; null if none is open. */
    public @Nullable QueuePosition queuePosition() {
        var open = open();
        return open == null ? null : open.getValue().position(signature);
    }

    /** Every event that was published of this signature and still holds, in the order of its revisions. */
    public List<PublishedEvent> everything() {
        var said = new ArrayList<PublishedEvent>();
        for (var state : revisions.values()) {
            switch (state) {
                case Open open -> {
                    said.add(open.sent());
                    said.addAll(open.clock().closings());
                }
                case Decided decided -> {
                    said.addAll(decided.closings());
                    said.add(decided.outcome());
                }
            }
        }
        if (retired != null) {
            said.add(retired.event());
        }
        return said;
    }

    /** Nothing changes, and every event is published again. */
    public Transition<Case, CaseEvent> repeated() {
        return new Transition<>(this, everything().stream().map(CaseEvent::of).toList());
    }
}
