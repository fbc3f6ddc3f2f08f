package io.countersign.review.domain.decision;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Recorded;
import io.countersign.review.domain.cases.CaseCommandResult.Retired;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.CaseWriter.Effects;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.cases.HistoryDraft;
import io.countersign.review.domain.cases.Retirement.Act;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Handling.Escalation;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.domain.revision.RevisionState.Timing;
import io.countersign.review.domain.revision.SecondReview;
import io.countersign.review.domain.revision.SecondReview.GivenVerdict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows from a verdict under a lease, and from a lead's retirement: pure. */
public record VerdictTransitions(EventSerializer serializer, ReviewMetrics metrics) {

    private static final String DISAGREEMENT = "Two reviewers disagree.";

    /** The stored result, if the same verdict was given under the same lease; null otherwise. */
    @Nullable
    public CaseCommandResult repeated(Case known, ClaimedRevision claim, Verdict verdict) {
        return switch (known.state(claim.revision())) {
            case null -> null;
            case Decided decided ->
                isRepeat(decided, claim.holder(), verdict)
                        ? new VerdictAccepted(known.signature(), claim.revision(), decided.kind(), decided.at())
                        : null;
            case Open open -> recorded(claim, open.handling().secondReview(), verdict);
        };
    }

    private static boolean isRepeat(Decided decided, LeaseHolder holder, Verdict verdict) {
        var reviewerVerdict = decided.reviewerVerdict();
        return reviewerVerdict != null
                && reviewerVerdict.holder().equals(holder)
                && reviewerVerdict.digest().equals(verdict.digest());
    }

    private static @Nullable Recorded recorded(ClaimedRevision claim, @Nullable SecondReview review, Verdict verdict) {
        return review == null
                ? null
                : review.verdicts().stream()
                        .filter(given -> given.holder().equals(claim.holder())
                                && given.verdict().equals(verdict))
                        .map(given -> new Recorded(claim.signature(), claim.revision(), given.at()))
                        .findAny()
                        .orElse(null);
    }

    public Step decide(Case known, Map.Entry<Integer, Open> leased, Verdict verdict, Instant now) {
        var open = leased.getValue();
        var review = open.handling().secondReview();
        if (review == null || review.isDecidedBy(verdict)) {
            return decideRevision(known, leased, verdict, now);
        }
        var lease = Objects.requireNonNull(open.lease());
        var handling =
                open.handling().reviewed(review.with(new GivenVerdict(lease.reviewer(), lease.token(), now, verdict)));
        if (!review.verdicts().isEmpty()) {
            handling = handling.escalated(new Escalation(lease.reviewer(), DISAGREEMENT, now));
        }
        var next = open.leasedTo(null).handled(handling);
        var given = HistoryDraft.firstVerdict(known, leased.getKey(), next, lease, verdict, now);
        return Step.written(
                new Recorded(known.signature(), leased.getKey(), now),
                known.with(leased.getKey(), next).recorded(given));
    }

    private Step decideRevision(Case known, Map.Entry<Integer, Open> leased, Verdict verdict, Instant now) {
        int revision = leased.getKey();
        var open = leased.getValue();
        var held = Objects.requireNonNull(open.lease());
        var outcome = outcome(known.signature(), revision, open, verdict);
        var reviewerVerdict = new ReviewerVerdict(
                held.reviewer(),
                held.token(),
                verdict.digest(),
                verdict.note(),
                timing(known, revision, open, held.reviewer()));
        var closed = new OutcomeRecorder(serializer, now)
                .close(Transition.unchanged(known), open.content(), outcome, reviewerVerdict);
        var event = closed.events().getFirst().published();
        return new Step(
                new VerdictAccepted(known.signature(), revision, OutcomeKind.of(outcome), now),
                closed.next().withUnsent(event, now),
                new Effects(isForgery(outcome) ? open.forgery() : null, () -> metrics.decided(outcome)));
    }

    /** Null where the claim is no longer among the newest entries of the history. */
    private static @Nullable Timing timing(Case known, int revision, Open open, String reviewer) {
        for (var entry : known.history().recent().reversed()) {
            if (entry.action() == HistoryAction.CLAIMED
                    && entry.revision() == revision
                    && entry.actor().equals(reviewer)) {
                return new Timing(open.content().submittedAt(), entry.at());
            }
        }
        return null;
    }

    private static boolean isForgery(Outcome outcome) {
        return outcome instanceof SignatureRejected rejected
                && rejected.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.DOCUMENT_FORGED);
    }

    private static Outcome outcome(SignatureId signature, int revision, Open open, Verdict verdict) {
        var content = open.content();
        return switch (verdict) {
            case Verdict.Approve _ ->
                new SignatureApproved(
                        signature, revision, content.summary(), content.submittedAt(), Route.HUMAN, open.assessment());
            case Verdict.Reject reject ->
                new SignatureRejected(
                        signature,
                        revision,
                        content.summary(),
                        content.submittedAt(),
                        Route.HUMAN,
                        reject.reasons(),
                        open.assessment());
        };
    }

    public Step retire(Case known, String lead, List<ReasonCode> reasons, @Nullable String note, Instant now) {
        var tombstone = known.retired();
        if (tombstone != null && tombstone.act() != null && tombstone.isFor(reasons)) {
            return Step.answered(new Retired(known.signature(), tombstone.act()));
        }
        if (tombstone != null) {
            return Step.refused(Conflict.RETIRED);
        }
        return known.hasApproved()
                ? retire(known, new Act(lead, now, reasons, note))
                : Step.refused(Conflict.NOT_APPROVED);
    }

    private Step retire(Case known, Act act) {
        var reasons = act.reasons().stream().map(Reason::of).toList();
        var ended = new OutcomeRecorder(serializer, act.at()).retire(known, RetirementCause.RETIRED, reasons, act);
        var next = ended.next();
        for (var event : ended.events()) {
            next = next.withUnsent(event.published(), act.at());
        }
        return new Step(new Retired(known.signature(), act), next, new Effects(null, () -> {
            ended.events().stream()
                    .map(CaseEvent::outcome)
                    .flatMap(Stream::ofNullable)
                    .forEach(metrics::decided);
            metrics.retired(act.reasons());
        }));
    }
}
