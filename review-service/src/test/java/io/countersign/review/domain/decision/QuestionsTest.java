package io.countersign.review.domain.decision;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.DecisionAtRisk;
import io.countersign.contracts.events.DecisionEvent.InformationClosed;
import io.countersign.contracts.events.DecisionEvent.InformationRequested;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Asked;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Forgery;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Questions to the applicant: who may ask, what closes a question, and what the clock does meanwhile. NOW is Monday noon. */
class QuestionsTest {

    private static final String TEXT = "Which mark is this?";

    private static final ImageFingerprint IMAGE = new ImageFingerprint("f".repeat(64), "pixels", null, false);

    private World world = new World();

    private static CloudEvent<AdmissionEvent> answer(int revision, int question, String text) {
        return record(
                new InformationRelayed(S1, revision, question, text, List.of("f".repeat(64)), NOW, List.of(IMAGE)));
    }

    private LeaseHolder openedAndClaimed() {
        world.deliver(admitted(S1, 1, "Acme Cloud"));
        return world.claim(S1).holder();
    }

    private Question asked() {
        var holder = openedAndClaimed();
        return ((Asked) world.questions.ask(holder.claimOf(S1, 1), TEXT)).question();
    }

    private Open open() {
        return (Open) Objects.requireNonNull(world.known(S1).state(1));
    }

    private void later(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void aQuestionIsDurableEndsTheClaimAndIsPublishedAfterwards() {
        var question = asked();

        assertThat(question.until()).isEqualTo(NOW.plus(World.TIME_TO_ANSWER));
        assertThat(open().lease()).isNull();
        assertThat(open().clock().openQuestion()).isEqualTo(question);
        assertThat(world.published("requested:1:1:1")).isZero();
        world.settleAll();
        assertThat(world.decisions())
                .last()
                .extracting(CloudEvent::data)
                .isEqualTo(new InformationRequested(
                        S1, 1, 1, Cases.CONTENT.summary(), NOW, TEXT, NOW.plus(World.TIME_TO_ANSWER)));
        assertThat(world.known(S1).unsent()).isEmpty();
    }

    @Test
    void onlyTheHolderOfALeaseThatHasNotEndedAsks() {
        var holder = openedAndClaimed();
        var other = new LeaseHolder("mallory", holder.token());

        assertThat(world.questions.ask(other.claimOf(S1, 1), TEXT)).isEqualTo(new Refused(Conflict.NOT_HOLDER));
        assertThat(world.questions.ask(holder.claimOf(S1, 2), TEXT)).isEqualTo(new Refused(Conflict.UNKNOWN_REVISION));
        later(World.LEASE);
        assertThat(world.questions.ask(holder.claimOf(S1, 1), TEXT)).isEqualTo(new Refused(Conflict.LEASE_LOST));
        assertThat(open().clock().questions()).isEmpty();
    }

    @Test
    void theSameQuestionUnderTheSameTokenIsAnsweredAlike() {
        var question = asked();
        var again = world.questions.ask(question.asker().claimOf(S1, 1), TEXT);

        assertThat(again).isEqualTo(new Asked(S1, 1, question));
        assertThat(world.questions.ask(question.asker().claimOf(S1, 1), "Another one?"))
                .isEqualTo(new Refused(Conflict.LEASE_LOST));
        assertThat(open().clock().questions()).hasSize(1);
    }

    @Test
    void noClaimWhileAQuestionIsOpen() {
        asked();

        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isEqualTo(new Refused(Conflict.QUESTION_OPEN));
        assertThat(((InMemoryCaseStore) world.store).claimable(ClaimFilter.any(), world.now, null, 10))
                .isEmpty();
    }

    @Test
    void anAnswerClosesTheQuestionAndMovesTheDueTimeByTheReviewTimeWaited() {
        asked();
        var due = open().due();
        later(Duration.ofMinutes(40));

        world.deliver(answer(1, 1, "Ours."));

        assertThat(open().due()).isEqualTo(due.plus(Duration.ofMinutes(40)));
        assertThat(open().clock().question(1))
                .extracting(question -> Objects.requireNonNull(question).answer())
                .isEqualTo(new Answer("Ours.", List.of("f".repeat(64)), NOW, List.of(IMAGE)));
        assertThat(open().forgery()).isEqualTo(new Forgery(open().content(), List.of(IMAGE)));
        assertThat(world.decisions())
                .last()
                .extracting(CloudEvent::data)
                .isEqualTo(new InformationClosed(S1, 1, 1, QuestionResult.ANSWERED, open().due(), open().due()));
        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isInstanceOf(Leased.class);
        assertThat(world.counts.seen).contains("asked", "closed answered");
    }

    @Test
    void aQuestionOverNightWaitsForReviewTimeOnly() {
        asked();
        var due = open().due();
        later(Duration.ofHours(20));

        world.deliver(answer(1, 1, "Ours."));

        assertThat(due).isEqualTo(Instant.parse("2026-11-23T06:00:00Z"));
        assertThat(open().due())
                .as("asked Monday at noon, answered Tuesday before nine: nine hours later, which is Tuesday at eleven")
                .isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
    }

    @Test
    void theTimeOutClosesTheQuestionOnceAndReturnsTheCaseToTheQueue() {
        asked();
        later(World.TIME_TO_ANSWER.minusMillis(1));
        assertThat(world.timers.sweep()).isZero();
        later(Duration.ofMillis(1));

        assertThat(world.timers.sweep()).isEqualTo(1);
        assertThat(world.timers.sweep()).isZero();

        world.settleAll();
        assertThat(world.published("closed:1:1:1")).isEqualTo(1);
        assertThat(open().due())
                .as("three days of twelve review hours later")
                .isEqualTo(Instant.parse("2026-11-26T06:00:00Z"));
        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isInstanceOf(Leased.class);
        assertThat(world.counts.seen).contains("closed timed_out");
    }

    private List<String> history() {
        return world.known(S1).history().recent().stream()
                .map(entry -> entry.action().code() + " by " + entry.actor())
                .toList();
    }

    @Test
    void aQuestionItsEndAndTheLateAnswerAreEntriesOfTheHistory() {
        asked();
        later(World.TIME_TO_ANSWER);
        world.timers.sweep();
        world.deliver(answer(1, 1, "Ours."));

        assertThat(history())
                .endsWith("asked by rita", "asked by countersign", "answered by countersign")
                .hasSize(5);
    }

    @Test
    void aLateAnswerIsKeptAndTheClosingStaysAsItWasPublished() {
        asked();
        later(World.TIME_TO_ANSWER);
        world.timers.sweep();
        world.settleAll();
        var closing = Objects.requireNonNull(open().clock().question(1)).closing();

        world.deliver(answer(1, 1, "Ours."));
        world.deliver(answer(1, 1, "Another."));

        var question = Objects.requireNonNull(open().clock().question(1));
        assertThat(question.answer()).extracting(Answer::text).isEqualTo("Ours.");
        assertThat(question.closing()).isEqualTo(closing);
        assertThat(world.decisions().stream()
                        .map(CloudEvent::data)
                        .filter(InformationClosed.class::isInstance)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aRepeatedAnswerPublishesTheClosingAgain() {
        asked();
        world.deliverAndCrash(answer(1, 1, "Ours."));
        assertThat(world.published("closed:1:1:1")).isZero();

        world.deliver(answer(1, 1, "Ours."));

        assertThat(world.published("closed:1:1:1")).isEqualTo(1);
    }

    @Test
    void closingsAreRepeatedAfterTheOutcomeToo() {
        asked();
        world.deliverAndCrash(answer(1, 1, "Ours."));
        world.approve(S1, 1);

        world.deliver(record(new AdmissionQuestioned(S1, 1, 20_000)));

        assertThat(world.published("closed:1:1:1")).isEqualTo(1);
        assertThat(world.published("outcome:1:1")).isEqualTo(1);
    }

    @Test
    void anAnswerToNothingChangesNothing() {
        world.deliver(answer(1, 1, "Ours."));
        assertThat(world.store.load(List.of(S1))).isEmpty();
        openedAndClaimed();
        world.deliver(answer(1, 1, "Ours."), answer(1, 7, "Ours."), answer(2, 1, "Ours."));

        assertThat(open().clock().questions()).isEmpty();
    }

    @Test
    void aRevisionHasAtMostTwoQuestions() {
        asked();
        world.deliver(answer(1, 1, "Ours."));
        world.questions.ask(world.claim(S1).holder().claimOf(S1, 1), "Really?");
        world.deliver(answer(1, 2, "Yes."));

        var third = world.questions.ask(world.claim(S1).holder().claimOf(S1, 1), "And why?");

        assertThat(third).isEqualTo(new Refused(Conflict.TOO_MANY_QUESTIONS));
    }

    @Test
    void anOpenQuestionEndsWithItsRevision() {
        asked();
        world.deliver(deletion(S1), answer(1, 1, "Ours."));
        later(World.TIME_TO_ANSWER);

        assertThat(world.timers.sweep()).isZero();
        assertThat(world.published("closed:1:1:1")).isZero();
        assertThat(world.published("outcome:1:1")).isPositive();
    }

    @Test
    void atRiskAndOverdueAreRecordedOnceEach() {
        world.deliver(admitted(S1, 1, "Acme Cloud"));
        later(Duration.ofMinutes(89));
        assertThat(world.timers.sweep()).isZero();
        later(Duration.ofMinutes(1));
        assertThat(world.timers.sweep()).isEqualTo(1);
        assertThat(world.timers.sweep()).isZero();
        later(Duration.ofMinutes(30));
        assertThat(world.timers.sweep()).isEqualTo(1);
        later(Duration.ofDays(1));
        assertThat(world.timers.sweep()).isZero();

        world.settleAll();
        assertThat(world.published("at-risk:1:1")).isEqualTo(1);
        assertThat(world.published("overdue:1:1")).isEqualTo(1);
        assertThat(world.counts.seen).containsSequence("at risk", "overdue");
    }

    @Test
    void whatPassedDuringAnOutageIsRecordedAtOnce() {
        world.deliver(admitted(S1, 1, "Acme Cloud"));
        later(Duration.ofHours(3));

        assertThat(world.timers.sweep()).isEqualTo(1);

        assertThat(world.known(S1).unsent())
                .extracting(PublishedEvent::id)
                .containsExactly("at-risk:1:1", "overdue:1:1");
    }

    @Test
    void nothingBecomesLateWhileAQuestionIsOpen() {
        asked();
        later(Duration.ofHours(5));
        assertThat(world.timers.sweep()).isZero();

        world.deliver(answer(1, 1, "Ours."));

        assertThat(world.timers.sweep()).isZero();
        later(Duration.ofMinutes(90));
        assertThat(world.timers.sweep()).isEqualTo(1);
        world.settleAll();
        assertThat(world.decisions())
                .last()
                .extracting(CloudEvent::data)
                .isEqualTo(new DecisionAtRisk(S1, 1, Cases.CONTENT.summary(), NOW, open().due()));
    }

    @Test
    void anAnswerThatIsFasterThanTheTimerWins() {
        var store = new InMemoryCaseStore() {
            private boolean overtaken;

            @Override
            public java.util.Set<io.countersign.contracts.SignatureId> save(java.util.Collection<Case> changed) {
                if (!overtaken && changed.iterator().next().unsent().size() == 1 && world.now.isAfter(NOW)) {
                    overtaken = true;
                    world.deliver(answer(1, 1, "Ours."));
                }
                return super.save(changed);
            }
        };
        world = new World(store);
        asked();
        world.settleAll();
        later(World.TIME_TO_ANSWER);

        assertThat(world.timers.sweep()).isZero();

        assertThat(Objects.requireNonNull(open().clock().question(1)).closing())
                .extracting(closing -> Objects.requireNonNull(closing).result())
                .isEqualTo(QuestionResult.ANSWERED);
    }

    @Test
    void withoutTheGuardALateAnswerClosesAQuestionTwice() {
        world = new World(
                new InMemoryCaseStore(),
                row -> row.name().equals(InboxTable.INFORMATION_LATE)
                        ? new Row<>(row.name(), row.guard(), QuestionsTest::closingAgain)
                        : row);
        asked();
        later(World.TIME_TO_ANSWER);
        world.timers.sweep();
        world.settleAll();

        world.deliver(answer(1, 1, "Ours."));

        assertThat(world.topic.stream()
                        .filter(event -> event.id().equals("closed:1:1:1"))
                        .map(PublishedEvent::body)
                        .distinct())
                .hasSize(2);
    }

    private static Transition<Case, CaseEvent> closingAgain(Case known, ReceivedAdmission arrival) {
        var open = (Open) Objects.requireNonNull(known.state(1));
        var question = Objects.requireNonNull(open.clock().question(1));
        return new ClockTransitions(Cases.SERIALIZER, Cases.CALENDAR, arrival.now())
                .answer(known, 1, open, question, new Answer("Ours.", List.of(), NOW));
    }
}
