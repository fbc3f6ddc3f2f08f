package io.countersign.review.domain.decision;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.HistoryDraft;
import io.countersign.review.domain.cases.Retirement;
import io.countersign.review.domain.cases.Retirement.Act;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gives revisions their outcome: writes the event once and keeps it in the state. */
public record OutcomeRecorder(EventSerializer serializer, Instant now) {

    static final String SOURCE = "/review";

    public PublishedEvent write(Case of, DecisionEvent event) {
        return serializer.write(CloudEvent.of(SOURCE, now, of.account(), event));
    }

    public Transition<Case, CaseEvent> close(
            Transition<Case, CaseEvent> before, @Nullable RevisionContent content, Outcome outcome) {
        return close(before, content, outcome, null);
    }

    /** The entry of the history comes first: the event carries the head that it gives. */
    public Transition<Case, CaseEvent> close(
            Transition<Case, CaseEvent> before,
            @Nullable RevisionContent content,
            Outcome outcome,
            @Nullable ReviewerVerdict reviewerVerdict) {
        var recorded = before.next().recorded(entry(before.next(), outcome, reviewerVerdict));
        var event = anchoring(recorded, outcome);
        var state = new Decided(OutcomeKind.of(outcome), now, event, content, reviewerVerdict).forReasonsOf(outcome);
        return before.to(recorded.with(outcome.revision(), state)).and(new CaseEvent(event, outcome));
    }

    private HistoryDraft entry(Case before, Outcome outcome, @Nullable ReviewerVerdict reviewerVerdict) {
        return new HistoryDraft(
                HistoryAction.OUTCOME,
                reviewerVerdict == null ? HistoryEntry.SYSTEM : reviewerVerdict.reviewer(),
                now,
                outcome.revision(),
                HistoryDraft.state(before.state(outcome.revision())),
                OutcomeKind.of(outcome).code(),
                reviewerVerdict == null ? null : reviewerVerdict.digest());
    }

    private PublishedEvent anchoring(Case of, DecisionEvent event) {
        return serializer.write(CloudEvent.of(SOURCE, now, of.account(), event)
                .withHistory(of.history().head(of.signature())));
    }

    public Transition<Case, CaseEvent> discard(
            Transition<Case, CaseEvent> before, int revision, RevisionContent content, DiscardCause cause) {
        return close(before, content, discarded(before.next().signature(), revision, content, cause));
    }

    /** Each of these open revisions gets an outcome of its own. */
    public Transition<Case, CaseEvent> discardAll(
            Transition<Case, CaseEvent> before, List<Integer> revisions, DiscardCause cause) {
        var answer = before;
        for (int revision : revisions) {
            answer = discard(answer, revision, contentOf(answer.next(), revision), cause);
        }
        return answer;
    }

    /** For good: each open revision is discarded, an approved one keeps its outcome. */
    public Transition<Case, CaseEvent> retire(
            Case known, RetirementCause cause, List<Reason> reasons, @Nullable Act act) {
        var answer =
                discardAll(Transition.unchanged(known), known.openUpTo(Integer.MAX_VALUE - 1), DiscardCause.DELETED);
        var recorded = answer.next()
                .recorded(new HistoryDraft(
                        HistoryAction.RETIRED,
                        act == null ? HistoryEntry.SYSTEM : act.lead(),
                        now,
                        0,
                        known.hasApproved() ? OutcomeKind.APPROVED.code() : "none",
                        cause.name().toLowerCase(Locale.ROOT),
                        null));
        var event = anchoring(recorded, new SignatureRetired(known.signature(), cause, reasons, known.summary()));
        return answer.to(recorded.retiredBy(new Retirement(event, act))).and(CaseEvent.of(event));
    }

    public static RevisionContent contentOf(Case known, int revision) {
        var state = known.state(revision);
        if (state == null || state.content() == null) {
            throw new IllegalStateException("an open revision has content");
        }
        return state.content();
    }

    private static RevisionDiscarded discarded(
            SignatureId signature, int revision, RevisionContent content, DiscardCause cause) {
        return new RevisionDiscarded(signature, revision, content.summary(), content.submittedAt(), cause);
    }
}
