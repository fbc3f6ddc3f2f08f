package io.countersign.review.domain.inbox;

import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.decision.ClockTransitions;
import io.countersign.review.domain.decision.OutcomeRecorder;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.evaluation.RevisionEvaluation;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Approves;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Refers;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Rejects;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers of {@link InboxTable}'s rows: pure. */
record InboxTransitions(
        EventSerializer serializer, Evaluator evaluator, ReviewCalendar calendar, Supplier<QueueForecast> forecast) {

    Transition<Case, CaseEvent> tooLate(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return discard(known, event, arrival, DiscardCause.DELETED);
    }

    Transition<Case, CaseEvent> needless(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return discard(known, event, arrival, DiscardCause.APPROVED_STANDS);
    }

    Transition<Case, CaseEvent> overtaken(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return discard(known, event, arrival, DiscardCause.SUPERSEDED);
    }

    private Transition<Case, CaseEvent> discard(
            Case known, ApplicationAdmitted event, ReceivedAdmission arrival, DiscardCause cause) {
        return at(arrival).discard(Transition.unchanged(known), event.revision(), content(event), cause);
    }

    Transition<Case, CaseEvent> takenBack(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return withdrawn(Transition.unchanged(known), event.revision(), content(event), arrival);
    }

    boolean isRejected(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return arrival.evaluatedBy(evaluator, event) instanceof Rejects;
    }

    boolean isApproved(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return arrival.evaluatedBy(evaluator, event) instanceof Approves;
    }

    Transition<Case, CaseEvent> reject(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        var content = content(event);
        var rejects = (Rejects) arrival.evaluatedBy(evaluator, event);
        var outcome = new SignatureRejected(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                rejects.route(),
                rejects.reasons(),
                rejects.assessment());
        return at(arrival).close(superseding(known, event, arrival), content, outcome);
    }

    Transition<Case, CaseEvent> approve(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        var content = content(event);
        var approves = (Approves) arrival.evaluatedBy(evaluator, event);
        var outcome = new SignatureApproved(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                approves.route(),
                approves.assessment());
        return at(arrival).close(superseding(known, event, arrival), content, outcome);
    }

    Transition<Case, CaseEvent> refer(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        var content = content(event);
        var evaluation = arrival.evaluatedBy(evaluator, event);
        var assessment = evaluation.assessment();
        var due = calendar.due(content.submittedAt());
        var sending = new SentToReviewer(
                event.signature(),
                event.revision(),
                content.summary(),
                content.submittedAt(),
                assessment,
                due,
                forecast.get().expected(calendar, content.submittedAt(), arrival.now()));
        var before = superseding(known, event, arrival);
        var sent = at(arrival).write(known, sending);
        var opened =
                before.next().with(event.revision(), withFourEyes(open(content, assessment, due, sent), evaluation));
        return before.to(opened.recorded(
                        HistoryAction.OPENED, HistoryEntry.SYSTEM, arrival.now(), event.revision(), before.next()))
                .and(CaseEvent.of(sent));
    }

    private static Open withFourEyes(Open open, RevisionEvaluation evaluation) {
        return evaluation instanceof Refers refers && refers.fourEyes() ? open.underFourEyes() : open;
    }

    private Open open(RevisionContent content, Assessment assessment, Instant due, PublishedEvent sent) {
        return Open.waiting(content, assessment, due, sent).withClock(ReviewClock.startedUntil(calendar.atRisk(due)));
    }

    boolean isAsked(Case known, InformationRelayed event, ReceivedAdmission arrival) {
        var question = question(known, event);
        return question != null && question.isOpen();
    }

    /** Closed by its end: an answer is kept all the same, once. */
    boolean isUnanswered(Case known, InformationRelayed event, ReceivedAdmission arrival) {
        var question = question(known, event);
        return question != null && !question.isOpen() && question.answer() == null;
    }

    private static @Nullable Question question(Case known, InformationRelayed event) {
        return known.state(event.revision()) instanceof Open open ? open.clock().question(event.question()) : null;
    }

    Transition<Case, CaseEvent> answer(Case known, InformationRelayed event, ReceivedAdmission arrival) {
        var clock = new ClockTransitions(serializer, calendar, arrival.now());
        var closed = clock.answer(
                known,
                event.revision(),
                openOf(known, event),
                Objects.requireNonNull(question(known, event)),
                answer(event));
        return answered(known, event, arrival, closed);
    }

    Transition<Case, CaseEvent> answerLate(Case known, InformationRelayed event, ReceivedAdmission arrival) {
        var kept = ClockTransitions.answerLate(
                known,
                event.revision(),
                openOf(known, event),
                Objects.requireNonNull(question(known, event)),
                answer(event));
        return answered(known, event, arrival, kept);
    }

    private static Transition<Case, CaseEvent> answered(
            Case known, InformationRelayed event, ReceivedAdmission arrival, Transition<Case, CaseEvent> transition) {
        return transition.to(transition
                .next()
                .recorded(HistoryAction.ANSWERED, HistoryEntry.SYSTEM, arrival.now(), event.revision(), known));
    }

    private static Open openOf(Case known, InformationRelayed event) {
        return (Open) Objects.requireNonNull(known.state(event.revision()));
    }

    private static Answer answer(InformationRelayed event) {
        return new Answer(event.text(), event.certificates(), event.providedAt(), event.images());
    }

    private Transition<Case, CaseEvent> superseding(Case known, ApplicationAdmitted event, ReceivedAdmission arrival) {
        return at(arrival)
                .discardAll(Transition.unchanged(known), known.openUpTo(event.revision() - 1), DiscardCause.SUPERSEDED);
    }

    Transition<Case, CaseEvent> refuse(Case known, ApplicationRefused event, ReceivedAdmission arrival) {
        var outcome = new RevisionRefused(
                event.signature(), event.revision(), event.summary(), event.submittedAt(), reasons(event));
        return at(arrival).close(Transition.unchanged(known), null, outcome);
    }

    /** Quota's reasons, then those of the rules: the applicant repairs everything at once. */
    private List<Reason> reasons(ApplicationRefused event) {
        var content = RevisionContent.of(event);
        return content != null && evaluator.evaluate(content) instanceof Rejects rejects
                ? Stream.concat(event.reasons().stream(), rejects.reasons().stream())
                        .toList()
                : event.reasons();
    }

    Transition<Case, CaseEvent> withdraw(Case known, WithdrawalRelayed event, ReceivedAdmission arrival) {
        Transition<Case, CaseEvent> answer = Transition.unchanged(known.withdrawnUpTo(event.revision()));
        for (int revision : known.openUpTo(event.revision())) {
            answer = withdrawn(answer, revision, OutcomeRecorder.contentOf(known, revision), arrival);
        }
        return answer;
    }

    private Transition<Case, CaseEvent> withdrawn(
            Transition<Case, CaseEvent> before, int revision, RevisionContent content, ReceivedAdmission arrival) {
        var signature = before.next().signature();
        var outcome = new ApplicationWithdrawn(signature, revision, content.summary(), content.submittedAt());
        return at(arrival).close(before, content, outcome);
    }

    /** Also for an unknown signature. */
    Transition<Case, CaseEvent> rememberWithdrawal(Case known, WithdrawalRelayed event, ReceivedAdmission arrival) {
        var next = event.revision() > known.withdrawnUpTo() ? known.withdrawnUpTo(event.revision()) : known;
        return known.repeated().to(next);
    }

    /** Also for an unknown signature; an approved revision keeps its outcome. */
    Transition<Case, CaseEvent> retire(Case known, DeletionRelayed event, ReceivedAdmission arrival) {
        return at(arrival).retire(known, RetirementCause.DELETED, List.of(), null);
    }

    private OutcomeRecorder at(ReceivedAdmission arrival) {
        return new OutcomeRecorder(serializer, arrival.now());
    }

    private static RevisionContent content(ApplicationAdmitted event) {
        return RevisionContent.of(event);
    }
}
