package io.countersign.intake.domain.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.answered;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.asked;
import static io.countersign.contracts.Fixtures.closed;
import static io.countersign.contracts.Fixtures.decided;
import static io.countersign.contracts.Fixtures.sentToReviewer;
import static io.countersign.contracts.Fixtures.summary;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.DecisionOverdue;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.intake.domain.projection.DeadLetterReference;
import io.countersign.intake.domain.view.ApplicantQuestion.State;
import io.countersign.intake.domain.view.TimelineEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a view shows of a reviewer's questions. */
class QuestionViewTest {

    private static final SignatureId S = new SignatureId(7);
    private static final Instant DUE = NOON.plusSeconds(7_200);
    private static final Instant LATER = DUE.plusSeconds(600);

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static View view(CloudEvent<? extends Event>... events) {
        var submitted = CloudEvent.of(
                "/intake", NOON, ACME, new ApplicationSubmitted(S, 1, application("Acme"), account(ACME)));
        return Stream.concat(Stream.of(submitted, sentToReviewer(S, 1, DUE)), Stream.of(events))
                .map(event -> View.of(S, event))
                .reduce(View::merge)
                .orElseThrow();
    }

    private static Revision shown(View view) {
        return view.standing().shown();
    }

    @Test
    void anOpenQuestionStopsTheClockAndKeepsTheStatus() {
        var view = view(asked(S, 1, 1));

        assertThat(view.standing().status()).isEqualTo(Status.PENDING);
        assertThat(shown(view).openQuestion()).map(ApplicantQuestion::number).contains(1);
        assertThat(shown(view).due()).isEmpty();
        assertThat(shown(view).expected()).isEmpty();
    }

    @Test
    void anAnswerAloneEndsTheOpenQuestion() {
        var view = view(asked(S, 1, 1), answered(S, 1, 1));

        assertThat(shown(view).openQuestion()).isEmpty();
        assertThat(shown(view).due()).contains(DUE);
    }

    @Test
    void theLastClosedQuestionSaysWhenItIsDueInWhateverOrderTheEventsAreRead() {
        var second = closed(S, 1, 2, QuestionResult.TIMED_OUT, LATER.plusSeconds(60));
        var first = closed(S, 1, 1, QuestionResult.ANSWERED, LATER);

        var view = view(second, asked(S, 1, 2), first, answered(S, 1, 1), asked(S, 1, 1));

        assertThat(shown(view).due()).contains(LATER.plusSeconds(60));
        assertThat(shown(view).questions().values())
                .extracting(ApplicantQuestion::state)
                .containsExactly(State.ANSWERED, State.TIMED_OUT);
    }

    @Test
    void aLateAnswerDoesNotChangeHowTheQuestionWasClosed() {
        var view = view(asked(S, 1, 1), closed(S, 1, 1, QuestionResult.TIMED_OUT, LATER), answered(S, 1, 1));

        assertThat(shown(view).questions().values())
                .extracting(ApplicantQuestion::state)
                .containsExactly(State.TIMED_OUT);
    }

    @Test
    void aDecisionEndsQuestionAndClock() {
        var view = view(asked(S, 1, 1), approved(S, 1));

        assertThat(shown(view).openQuestion()).isEmpty();
        assertThat(shown(view).due()).isEmpty();
    }

    @Test
    void aCertificateOfAnAnswerIsNeededUntilTheDecision() {
        var answered = view(asked(S, 1, 1), answered(S, 1, 1));

        assertThat(answered.needs("f".repeat(64))).isTrue();
        assertThat(answered.merge(view(approved(S, 1))).needs("f".repeat(64))).isFalse();
    }

    @Test
    void theTimelineHasEachStep() {
        var view = view(
                asked(S, 1, 1),
                answered(S, 1, 1),
                closed(S, 1, 1, QuestionResult.ANSWERED, LATER),
                decided(new DecisionAtRisk(S, 1, summary(), NOON, DUE)),
                decided(new DecisionOverdue(S, 1, DUE)));

        assertThat(TimelineEntry.of(view))
                .extracting(TimelineEntry::kind)
                .containsExactlyInAnyOrder(
                        Kind.SUBMITTED,
                        Kind.SENT_TO_REVIEWER,
                        Kind.QUESTION_ASKED,
                        Kind.QUESTION_ANSWERED,
                        Kind.QUESTION_CLOSED,
                        Kind.DECISION_AT_RISK,
                        Kind.DECISION_OVERDUE);
        assertThat(shown(view).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void eachEventHasAKeyOfItsOwn() {
        assertThat(List.of(
                        "requested:7:2:1", "at-risk:7:2", "notice:requested:7:2:1", "notice:7:retired", "outcome:7:2"))
                .extracting(EventKey::of)
                .containsExactly("requested:2:1", "at-risk:2", "notice:requested:2:1", "notice:retired", "outcome:2");
    }

    @Test
    void aDeadLetterOfAQuestionIsHeldUpUntilTheOutcome() {
        var letter = new DeadLetterReference("t", "intake", ACME.value(), "requested:7:1:1", "7", NOON);

        var view = view().merge(letter.view().orElseThrow());

        assertThat(view.heldUp()).hasSize(1);
        assertThat(view.merge(view(approved(S, 1))).heldUp()).isEmpty();
    }
}
