package io.countersign.review.domain.decision;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Asked;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.CaseWriter.Effects;
import io.countersign.review.domain.cases.CaseWriter.Step;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.reviewer.ClaimedRevision;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Where reviewers ask applicants: a command is one compare-and-set, tried again if overtaken. */
public final class QuestionCommands {

    private final CaseWriter writer;
    private final EventSerializer serializer;
    private final ReviewCalendar calendar;
    private final InstantSource clock;
    private final Duration timeToAnswer;
    private final ReviewMetrics metrics;

    /** @param timeToAnswer calendar time after which a question closes without an answer */
    public QuestionCommands(
            CaseWriter writer,
            EventSerializer serializer,
            ReviewCalendar calendar,
            InstantSource clock,
            Duration timeToAnswer,
            ReviewMetrics metrics) {
        this.writer = writer;
        this.serializer = serializer;
        this.calendar = calendar;
        this.clock = clock;
        this.timeToAnswer = timeToAnswer;
        this.metrics = metrics;
    }

    /** Durable before it is answered; the same question under the same token gets the same result. */
    public CaseCommandResult ask(ClaimedRevision claim, String text) {
        return writer.attempt(claim.signature(), known -> {
            var repeated = repeated(known, claim, text);
            if (repeated != null) {
                return Step.answered(new Asked(claim.signature(), claim.revision(), repeated));
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return known.state(claim.revision()) instanceof Open open && open.allows(claim.holder(), now)
                    ? asked(known, claim.revision(), open, new Draft(claim.holder(), text, now))
                    : Step.refused(conflict(known, claim));
        });
    }

    private static @Nullable Question repeated(Case known, ClaimedRevision claim, String text) {
        return known.state(claim.revision()) instanceof Open open
                ? open.clock().questions().stream()
                        .filter(question -> question.isRepeatedBy(claim.holder(), text))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private Conflict conflict(Case known, ClaimedRevision claim) {
        var conflict = Conflict.of(known.state(claim.revision()), claim.holder());
        if (conflict == Conflict.LEASE_LOST) {
            metrics.leaseLost();
        }
        return conflict;
    }

    private Step asked(Case known, int revision, Open open, Draft draft) {
        int number = open.clock().questions().size() + 1;
        if (number > ApplicationEvent.MAX_QUESTIONS) {
            return Step.refused(Conflict.TOO_MANY_QUESTIONS);
        }
        var now = draft.at();
        var question = Question.asked(number, draft.holder(), draft.text(), now, now.plus(timeToAnswer));
        var transition = new ClockTransitions(serializer, calendar, now).ask(known, revision, open, question);
        return new Step(
                new Asked(known.signature(), revision, question),
                transition
                        .next()
                        .recorded(HistoryAction.ASKED, draft.holder().reviewer(), now, revision, known)
                        .withUnsent(transition.events().getFirst().published(), now),
                new Effects(null, metrics::questionAsked));
    }

    /** What a reviewer asks, and when. */
    private record Draft(LeaseHolder holder, String text, Instant at) {}
}
