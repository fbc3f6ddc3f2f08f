package io.countersign.review.domain.decision;

import io.countersign.contracts.Transition;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.clock.Question.Closing;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Instant;

/** Asks and closes questions, and records what of a promise has passed: pure. */
public record ClockTransitions(EventSerializer serializer, ReviewCalendar calendar, Instant now) {

    /** The lease is given up: until the question is closed no reviewer can claim the revision. */
    Transition<Case, CaseEvent> ask(Case known, int revision, Open open, Question question) {
        var event = write(
                known,
                new InformationRequested(
                        known.signature(),
                        revision,
                        question.number(),
                        open.content().summary(),
                        open.content().submittedAt(),
                        question.text(),
                        question.until()));
        return saying(known, revision, open.asking(question), event);
    }

    public Transition<Case, CaseEvent> answer(Case known, int revision, Open open, Question question, Answer answer) {
        return close(known, revision, open, question.answered(answer), QuestionResult.ANSWERED);
    }

    /** A late answer: the question stays as it was closed. */
    public static Transition<Case, CaseEvent> answerLate(
            Case known, int revision, Open open, Question question, Answer answer) {
        var next = known.with(revision, open.withClock(open.clock().with(question.answered(answer))));
        return known.repeated().to(next);
    }

    /** Everything that has passed: the end of the question, or the risk and the due time that are not recorded yet. */
    Transition<Case, CaseEvent> elapse(Case known) {
        var entry = known.open();
        if (entry == null) {
            return Transition.unchanged(known);
        }
        var open = entry.getValue();
        var question = open.clock().openQuestion();
        if (question != null) {
            return question.until().isAfter(now)
                    ? Transition.unchanged(known)
                    : timedOut(known, entry.getKey(), open, question);
        }
        return overdue(risk(Transition.unchanged(known), entry.getKey(), open), entry.getKey());
    }

    private Transition<Case, CaseEvent> timedOut(Case known, int revision, Open open, Question question) {
        var closed = close(known, revision, open, question, QuestionResult.TIMED_OUT);
        return closed.to(closed.next().recorded(HistoryAction.ASKED, HistoryEntry.SYSTEM, now, revision, known));
    }

    private Transition<Case, CaseEvent> risk(Transition<Case, CaseEvent> before, int revision, Open open) {
        var at = open.clock().atRiskAt();
        if (at == null || at.isAfter(now)) {
            return before;
        }
        var known = before.next();
        var content = open.content();
        var event = write(
                known,
                new DecisionAtRisk(known.signature(), revision, content.summary(), content.submittedAt(), open.due()));
        return saying(known, revision, open.withClock(open.clock().riskRecorded()), event);
    }

    private Transition<Case, CaseEvent> overdue(Transition<Case, CaseEvent> before, int revision) {
        var known = before.next();
        if (!(known.state(revision) instanceof Open open)
                || open.clock().overdueRecorded()
                || open.due().isAfter(now)) {
            return before;
        }
        var event = write(known, new DecisionOverdue(known.signature(), revision, open.due()));
        return before.to(known.with(revision, open.withClock(open.clock().withOverdueRecorded())))
                .and(CaseEvent.of(event));
    }

    /** The clock was stopped from the question to now: the due time moves by that review time. */
    private Transition<Case, CaseEvent> close(
            Case known, int revision, Open open, Question question, QuestionResult result) {
        var due = calendar.plus(open.due(), calendar.between(question.askedAt(), now));
        var event = write(
                known,
                new InformationClosed(
                        known.signature(),
                        revision,
                        question.number(),
                        result,
                        due,
                        due.isAfter(now) ? due : calendar.plus(now, calendar.promise())));
        var closed = question.closed(new Closing(result, now, event));
        var clock = open.clock().with(closed).atRiskAt(calendar.atRisk(due));
        return saying(known, revision, open.dueAt(due).withClock(clock), event);
    }

    private static Transition<Case, CaseEvent> saying(Case known, int revision, Open next, PublishedEvent event) {
        return Transition.of(known.with(revision, next), CaseEvent.of(event));
    }

    private PublishedEvent write(Case of, DecisionEvent event) {
        return serializer.write(CloudEvent.of(OutcomeRecorder.SOURCE, now, of.account(), event));
    }
}
