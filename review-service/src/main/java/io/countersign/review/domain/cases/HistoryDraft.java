package io.countersign.review.domain.cases;

import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it has its place in the chain.
 *
 * @param revision 0 where it is about the whole case
 * @param from the state before, see {@link #state}
 * @param detail the digest of a verdict or of a certificate
 */
public record HistoryDraft(
        HistoryAction action,
        String actor,
        Instant at,
        int revision,
        String from,
        String to,
        @Nullable String detail) {

    HistoryEntry entry(long number) {
        return new HistoryEntry(
                number, at.truncatedTo(ChronoUnit.MILLIS), actor, action, revision, from, to, detail, "");
    }

    /**
     * Of a first verdict where two reviewers have to agree. The detail is a hash of the verdict and the lease's token: the second
     * reviewer, who may read the history, cannot try out which verdict it is.
     */
    public static HistoryDraft firstVerdict(
            Case known, int revision, Open next, Lease lease, Verdict verdict, Instant at) {
        return new HistoryDraft(
                HistoryAction.VERDICT,
                lease.reviewer(),
                at,
                revision,
                state(known.state(revision)),
                state(next),
                HistoryEntry.digest(lease.token(), verdict.digest()));
    }

    /** How an entry names a revision's state. */
    public static String state(@Nullable RevisionState state) {
        return switch (state) {
            case null -> "none";
            case Open open
            when open.lease() != null -> "claimed:" + open.lease().reviewer();
            case Open open -> state(open.handling());
            case RevisionState.Decided decided -> decided.kind().code();
        };
    }

    private static String state(Handling handling) {
        if (handling.hold() != null) {
            return "held:" + handling.hold().reviewer();
        }
        if (handling.assignment() != null) {
            return "assigned:" + handling.assignment().reviewer();
        }
        var priority = handling.priority().name().toLowerCase(Locale.ROOT);
        return (handling.escalation() == null ? "waiting:" : "escalated:") + priority;
    }
}
