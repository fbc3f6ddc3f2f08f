package io.countersign.review.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ApprovedSignature;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Summary;
import io.countersign.review.domain.RevisionState.Decided;
import io.countersign.review.domain.RevisionState.Open;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
 * @param unsent verdicts' events that may not have been published yet
 */
public record Case(
        SignatureId signature,
        AccountId account,
        long version,
        SortedMap<Integer, RevisionState> revisions,
        int withdrawnUpTo,
        @Nullable Retirement retired,
        List<PublishedEvent> unsent) {

    public Case {
        revisions = Collections.unmodifiableSortedMap(new TreeMap<>(revisions));
        unsent = List.copyOf(unsent);
    }

    public static Case unknown(SignatureId signature, AccountId account) {
        return new Case(signature, account, 0, new TreeMap<>(), 0, null, List.of());
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

    /** The approved content as it may be used; nothing once the signature is retired. */
    @Nullable
    ApprovedSignature usable() {
        for (var entry : revisions.entrySet()) {
            if (!isRetired()
                    && entry.getValue() instanceof Decided decided
                    && decided.kind() == OutcomeKind.APPROVED
                    && decided.content() != null) {
                return decided.content().approved(this, entry.getKey(), decided.at());
            }
        }
        return null;
    }

    boolean knows(int revision) {
        return revisions.containsKey(revision);
    }

    boolean isRetired() {
        return retired != null;
    }

    boolean hasApproved() {
        return revisions.values().stream().anyMatch(ended(OutcomeKind.APPROVED));
    }

    /** A refused revision changes nothing for the others. */
    boolean knowsAbove(int revision) {
        return revisions.tailMap(revision + 1).values().stream()
                .anyMatch(ended(OutcomeKind.REFUSED).negate());
    }

    private static Predicate<RevisionState> ended(OutcomeKind kind) {
        return state -> state instanceof Decided decided && decided.kind() == kind;
    }

    List<Integer> openUpTo(int revision) {
        return revisions.headMap(revision + 1).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Open)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The newest content that is kept, the approved one before any other. */
    @Nullable
    Summary summary() {
        var newest = revisions.reversed().values().stream();
        return newest.filter(state -> state.content() != null)
                .min((one, other) -> Boolean.compare(
                        ended(OutcomeKind.APPROVED).test(other),
                        ended(OutcomeKind.APPROVED).test(one)))
                .map(RevisionState::content)
                .map(RevisionContent::summary)
                .orElse(null);
    }

    Case with(int revision, RevisionState state) {
        var all = new TreeMap<>(revisions);
        all.put(revision, state);
        forgetOldContents(all);
        return new Case(signature, account, version, all, withdrawnUpTo, retired, unsent);
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

    Case withdrawnUpTo(int revision) {
        return new Case(signature, account, version, revisions, Math.max(withdrawnUpTo, revision), retired, unsent);
    }

    Case retiredBy(Retirement tombstone) {
        return new Case(signature, account, version, revisions, withdrawnUpTo, tombstone, unsent);
    }

    Case owing(PublishedEvent event) {
        var more = new ArrayList<>(unsent);
        more.add(event);
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, more);
    }

    Case owingNothing() {
        return new Case(signature, account, version, revisions, withdrawnUpTo, retired, List.of());
    }

    boolean owes(String eventId) {
        return unsent.stream().anyMatch(event -> event.id().equals(eventId));
    }

    /** Everything that was ever said of this signature and still holds, in the order of its revisions. */
    List<PublishedEvent> everything() {
        var said = new ArrayList<PublishedEvent>();
        for (var state : revisions.values()) {
            said.add(
                    switch (state) {
                        case Open open -> open.sent();
                        case Decided decided -> decided.outcome();
                    });
        }
        if (retired != null) {
            said.add(retired.event());
        }
        return said;
    }
}
