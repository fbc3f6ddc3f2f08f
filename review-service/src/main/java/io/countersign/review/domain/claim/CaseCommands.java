package io.countersign.review.domain.claim;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Released;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.decision.VerdictTransitions;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Handling.Assignment;
import io.countersign.review.domain.revision.Handling.Escalation;
import io.countersign.review.domain.revision.Handling.Hold;
import io.countersign.review.domain.revision.Handling.LastCommand;
import io.countersign.review.domain.revision.Handling.Skip;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers do with cases, and what a lead does with approvals: each command is one compare-and-set on the case,
 * tried again if overtaken. Commands that end a lease also free the slot of its reviewer, after that write.
 */
public final class CaseCommands {

    /** From the command on; a case that waits for longer is not on hold. */
    public static final Duration MAX_HOLD = Duration.ofDays(7);

    private final CaseWriter writer;
    private final ClaimSlots slots;
    private final ReviewerDirectory reviewers;
    private final VerdictTransitions verdicts;
    private final ClaimSettings settings;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final ReviewMetrics metrics;

    public CaseCommands(
            CaseWriter writer,
            ClaimSlots slots,
            ReviewerDirectory reviewers,
            EventSerializer serializer,
            ClaimSettings settings,
            InstantSource clock,
            Supplier<String> tokens,
            ReviewMetrics metrics) {
        this.writer = writer;
        this.slots = slots;
        this.reviewers = reviewers;
        this.verdicts = new VerdictTransitions(serializer, metrics);
        this.settings = settings;
        this.clock = clock;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /** Leases the open revision; the holder of its lease gets that lease again. */
    public CaseCommandResult claim(SignatureId signature, Reviewer reviewer) {
        var known = writer.load(signature);
        if (known == null) {
            return new Refused(Conflict.UNKNOWN_CASE);
        }
        var own = ownLease(known, reviewer);
        return own == null ? claim(known, reviewer, Selection.BY_ID) : own;
    }

    /** Who chose the case that is claimed. */
    private enum Selection {
        /** The reviewer. */
        BY_ID,
        /** The queue, which hands nothing to the absent, and no case to a reviewer who skipped it. */
        BY_QUEUE
    }

    private @Nullable Leased ownLease(Case known, Reviewer reviewer) {
        var open = known.open();
        var lease = open == null ? null : open.getValue().lease();
        return open != null
                        && lease != null
                        && lease.isHeldAt(now())
                        && lease.reviewer().equals(reviewer.name())
                ? new Leased(known.signature(), open.getKey(), lease)
                : null;
    }

    /** Whether this process has leased the case since the queue was read. */
    public boolean isClaimedSince(ClaimCandidate candidate) {
        var found = candidate.known();
        return found != null && writer.isLeasedSince(found);
    }

    /** Leases the open revision unless it is leased, to whomever, or the reviewer may not be offered it. */
    public CaseCommandResult claimOffered(ClaimCandidate candidate, Reviewer reviewer) {
        var found = candidate.known();
        var known = found == null ? writer.load(candidate.signature()) : found;
        return known == null ? new Refused(Conflict.UNKNOWN_CASE) : claim(known, reviewer, Selection.BY_QUEUE);
    }

    private CaseCommandResult claim(Case known, Reviewer reviewer, Selection selection) {
        var now = now();
        var refusal = refusal(known, reviewer, selection, now);
        if (refusal != null) {
            return new Refused(refusal);
        }
        var lease = new Lease(reviewer.name(), tokens.get(), now.plus(settings.lease()));
        var slot = new Slot(known.signature(), lease.token(), lease.until());
        var unreserved = selection == Selection.BY_QUEUE
                ? slots.reserveOffered(reviewer.name(), slot)
                : slots.reserve(reviewer.name(), slot);
        if (unreserved != null) {
            return unreserved;
        }
        var answer = writer.attempt(known, current -> claimed(current, reviewer, lease, selection));
        if (!(answer instanceof Leased leased && leased.lease().equals(lease))) {
            slots.free(lease);
        }
        return answer;
    }

    private Step claimed(Case known, Reviewer reviewer, Lease lease, Selection selection) {
        var now = lease.until().minus(settings.lease());
        var refusal = refusal(known, reviewer, selection, now);
        var open = known.open();
        if (refusal != null || open == null) {
            var own = ownLease(known, reviewer);
            return own != null
                    ? Step.answered(own)
                    : Step.refused(refusal == null ? Conflict.NOTHING_WAITING : refusal);
        }
        var next = open.getValue()
                .leasedTo(lease)
                .handled(open.getValue().handling().claimed());
        var changed = known.with(open.getKey(), next);
        return Step.written(
                new Leased(known.signature(), open.getKey(), lease),
                changed.recorded(HistoryAction.CLAIMED, reviewer.name(), now, open.getKey(), known));
    }

    private static @Nullable Conflict refusal(Case known, Reviewer reviewer, Selection selection, Instant now) {
        var open = known.open();
        return selection == Selection.BY_QUEUE
                        && open != null
                        && open.getValue().handling().isSkippedBy(reviewer.name(), now)
                ? Conflict.NOTHING_WAITING
                : refusal(known, reviewer, now);
    }

    private static @Nullable Conflict refusal(Case known, Reviewer reviewer, Instant now) {
        var open = known.open();
        if (open == null) {
            return Conflict.NOTHING_WAITING;
        }
        if (open.getValue().hasOpenQuestion()) {
            return Conflict.QUESTION_OPEN;
        }
        return open.getValue().isLeasedAt(now)
                ? Conflict.CLAIMED
                : open.getValue().handling().refusal(reviewer, now);
    }

    /** Same token, later end. It changes no state, so the history has no entry of it. */
    public CaseCommandResult extend(ClaimedRevision claim) {
        var known = writer.load(claim.signature());
        if (known == null) {
            return new Refused(Conflict.UNKNOWN_CASE);
        }
        if (held(known, claim) == null) {
            return new Refused(conflict(known, claim));
        }
        var until = now().plus(settings.lease());
        var unreserved = slots.reserve(
                claim.reviewer(), new Slot(claim.signature(), claim.holder().token(), until));
        return unreserved != null ? unreserved : writer.attempt(known, current -> extended(current, claim, until));
    }

    private Step extended(Case known, ClaimedRevision claim, Instant until) {
        var open = held(known, claim);
        if (open == null || open.lease() == null) {
            return Step.refused(conflict(known, claim));
        }
        var lease = open.lease().extendedTo(until);
        return Step.written(
                new Leased(known.signature(), claim.revision(), lease),
                known.with(claim.revision(), open.leasedTo(lease)));
    }

    /** Ends any lease, hold or assignment of the revision; a lead's command. */
    public CaseCommandResult release(SignatureId signature, int revision, String lead) {
        return writer.attempt(signature, known -> switch (known.state(revision)) {
            case null -> Step.refused(Conflict.UNKNOWN_REVISION);
            case Decided decided -> Step.refused(Conflict.of(decided));
            case Open open -> {
                var next = open.leasedTo(null).handled(open.handling().claimed());
                var released = new Released(known.signature(), revision);
                yield next.equals(open)
                        ? Step.answered(released)
                        : Step.written(released, released(known, revision, next, lead));
            }
        });
    }

    /** Gives it back before the lease ends. */
    public CaseCommandResult release(ClaimedRevision claim) {
        return writer.attempt(claim.signature(), known -> {
            var open = held(known, claim);
            return open == null
                    ? Step.refused(conflict(known, claim))
                    : Step.written(
                            new Released(known.signature(), claim.revision()),
                            released(known, claim.revision(), open.leasedTo(null), claim.reviewer()));
        });
    }

    private Case released(Case known, int revision, Open next, String actor) {
        return known.with(revision, next).recorded(HistoryAction.RELEASED, actor, now(), revision, known);
    }

    /**
     * Ends the lease; until the end of the hold only its reviewer may claim the revision, which ends the hold.
     *
     * @param until at most {@link #MAX_HOLD} from now; a time that has passed holds nothing
     */
    public CaseCommandResult hold(ClaimedRevision claim, String reason, Instant until) {
        var latest = now().plus(MAX_HOLD);
        var end = until.isAfter(latest) ? latest : until.truncatedTo(ChronoUnit.MILLIS);
        return arrange(
                claim,
                Arrangement.of(
                        HistoryAction.HELD,
                        handling -> handling.held(new Hold(claim.reviewer(), reason, end)),
                        reason,
                        until.toString()));
    }

    /** Ends the lease; the revision is not offered to this reviewer for a while, and to others at once. */
    public CaseCommandResult skip(ClaimedRevision claim) {
        var skip = new Skip(claim.reviewer(), now().plus(settings.skip()));
        return arrange(claim, Arrangement.of(HistoryAction.SKIPPED, handling -> handling.skipped(skip, now())));
    }

    /** Ends the lease; only seniors and leads may claim the revision from now on. */
    public CaseCommandResult escalate(ClaimedRevision claim, String reason) {
        var escalation = new Escalation(claim.reviewer(), reason, now());
        return arrange(
                claim, Arrangement.of(HistoryAction.ESCALATED, handling -> handling.escalated(escalation), reason));
    }

    /** Ends the lease; the revision is offered to that reviewer alone for a while, then to all. */
    public CaseCommandResult handOver(ClaimedRevision claim, String to) {
        var assignment = new Assignment(to, claim.reviewer(), now().plus(settings.handOver()));
        var arrangement = Arrangement.of(HistoryAction.HANDED_OVER, handling -> handling.assigned(assignment), to);
        var refusal = reviewers.refusal(to, now());
        return refusal == null ? arrange(claim, arrangement) : repeatedOr(new Refused(refusal), claim, arrangement);
    }

    /** What was answered to a hand-over is answered again, whatever has become of that reviewer. */
    private CaseCommandResult repeatedOr(Refused refused, ClaimedRevision claim, Arrangement arrangement) {
        var known = writer.load(claim.signature());
        var repeated = known == null ? null : repeated(known, claim.revision(), arrangement.by(claim));
        return repeated == null ? refused : repeated;
    }

    private CaseCommandResult arrange(ClaimedRevision claim, Arrangement arrangement) {
        var command = arrangement.by(claim);
        return writer.attempt(claim.signature(), known -> {
            var repeated = repeated(known, claim.revision(), command);
            if (repeated != null) {
                return Step.answered(repeated);
            }
            var open = held(known, claim);
            if (open == null) {
                return Step.refused(conflict(known, claim));
            }
            var handling = arrangement.change().apply(open.handling()).after(command);
            var next = open.leasedTo(null).handled(handling);
            return Step.written(
                    new Handled(claim.signature(), claim.revision(), handling),
                    known.with(claim.revision(), next)
                            .recorded(arrangement.action(), claim.reviewer(), now(), claim.revision(), known));
        });
    }

    /** The result of a command that ended the lease of this token already; null if none did. */
    private static @Nullable Handled repeated(Case known, int revision, LastCommand command) {
        return known.state(revision) instanceof Open open
                        && command.equals(open.handling().lastCommand())
                ? new Handled(known.signature(), revision, open.handling())
                : null;
    }

    /**
     * A command of the holder that ends the lease.
     *
     * @param digest of the request's content
     */
    private record Arrangement(HistoryAction action, UnaryOperator<Handling> change, String digest) {

        private static Arrangement of(HistoryAction action, UnaryOperator<Handling> change, String... request) {
            return new Arrangement(action, change, HistoryEntry.digest(action.code(), HistoryEntry.digest(request)));
        }

        private LastCommand by(ClaimedRevision claim) {
            return new LastCommand(claim.reviewer(), claim.holder().token(), digest);
        }
    }

    /**
     * Durable before it is answered; the same verdict under the same token gets the same result. Where two reviewers
     * have to agree, the first verdict is kept and the revision stays open.
     */
    public CaseCommandResult decide(ClaimedRevision claim, Verdict verdict) {
        var answer = writer.attemptLeased(claim.signature(), known -> held(known, claim) != null, known -> {
            var repeated = verdicts.repeated(known, claim, verdict);
            if (repeated != null) {
                return Step.answered(repeated);
            }
            var open = held(known, claim);
            return open == null
                    ? Step.refused(conflict(known, claim))
                    : verdicts.decide(known, Map.entry(claim.revision(), open), verdict, now());
        });
        if (answer instanceof Refused refused) {
            metrics.refused(refused.conflict());
        }
        return answer;
    }

    /** Retires an approved signature. Durable before it is answered; the same reasons again get the same result. */
    public CaseCommandResult retire(
            SignatureId signature, String lead, List<ReasonCode> reasons, @Nullable String note) {
        return writer.attempt(signature, known -> verdicts.retire(known, lead, reasons, note, now()));
    }

    private @Nullable Open held(Case known, ClaimedRevision claim) {
        return known.state(claim.revision()) instanceof Open open && open.allows(claim.holder(), now()) ? open : null;
    }

    private Conflict conflict(Case known, ClaimedRevision claim) {
        var conflict = Conflict.of(known.state(claim.revision()), claim.holder());
        if (conflict == Conflict.LEASE_LOST) {
            metrics.leaseLost();
        }
        return conflict;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
