package io.countersign.review.rebuild;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.CALENDAR;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.record;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.Question.Answer;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.SlotUse;
import io.countersign.review.domain.revision.Verdict;
import io.countersign.service.rebuild.RebuildRecord;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case that is rebuilt from the topics has the questions that the running service knows, with their answers and ends. */
class CaseBuilderTest {

    private static final String TEXT = "Which mark is this?";
    private static final List<ImageFingerprint> IMAGES =
            List.of(new ImageFingerprint("f".repeat(64), "pixels", "d".repeat(64), false));
    private static final List<String> CERTIFICATES = List.of("f".repeat(64));

    private final World world = new World();
    private final CaseBuilder builder = new CaseBuilder(S1, ACCOUNT);

    @BeforeEach
    void admit() {
        world.deliver(admitted(S1, 1, "Acme Cloud"));
        var submitted = new ApplicationSubmitted(S1, 1, Cases.CONTENT.application(), Cases.snapshot());
        builder.on(found(CloudEvent.of("/intake", NOW, ACCOUNT, submitted), "{}"), submitted);
    }

    @SuppressWarnings("unchecked") // an event of any topic is an event
    private static RebuildRecord found(CloudEvent<? extends Event> event, String body) {
        return new RebuildRecord(
                new ConsumerRecord<>("topic", 0, 0, ACCOUNT.value(), body.getBytes(UTF_8)), (CloudEvent<Event>) event);
    }

    private void ask() {
        world.questions.ask(world.claim(S1).holder().claimOf(S1, 1), TEXT);
        world.settleAll();
    }

    /** The answer is in the topic of applications, and relayed. */
    private void answer() {
        var provided = new InformationProvided(S1, 1, 1, "Ours.", CERTIFICATES, IMAGES);
        builder.on(found(CloudEvent.of("/intake", NOW, ACCOUNT, provided), "{}"), provided);
        world.now = world.now.plusSeconds(600);
        world.deliver(record(new InformationRelayed(S1, 1, 1, "Ours.", CERTIFICATES, NOW, IMAGES)));
    }

    private Case rebuilt(@Nullable Case old) {
        var decisions = world.decisions();
        for (int place = 0; place < decisions.size(); place++) {
            var event = decisions.get(place);
            builder.on(found(event, world.topic.get(place).body()), event.data());
        }
        return builder.build(old, CALENDAR);
    }

    private static Question question(Case known) {
        return ((Open) Objects.requireNonNull(known.state(1)))
                .clock()
                .questions()
                .getFirst();
    }

    @Test
    void anAnsweredQuestionComesBackWithItsAnswerItsEndAndTheMovedDueTime() {
        ask();
        answer();

        var rebuilt = rebuilt(null);

        var live = question(world.known(S1));
        assertThat(question(rebuilt))
                .usingRecursiveComparison()
                .ignoringFields("asker")
                .isEqualTo(live);
        assertThat(question(rebuilt).answer()).isEqualTo(new Answer("Ours.", CERTIFICATES, NOW, IMAGES));
        assertThat(question(rebuilt).asker()).isEqualTo(new LeaseHolder("", ""));
        assertThat(((Open) Objects.requireNonNull(rebuilt.state(1))).due())
                .isEqualTo(((Open) Objects.requireNonNull(world.known(S1).state(1))).due());
    }

    @Test
    void anOpenQuestionIsStillOpen() {
        ask();

        assertThat(question(rebuilt(null)).isOpen()).isTrue();
    }

    @Test
    void aQuestionThatTimedOutIsClosedAndALateAnswerDoesNotOpenIt() {
        ask();
        world.now = world.now.plus(World.TIME_TO_ANSWER);
        world.timers.sweep();
        world.settleAll();
        answer();

        var rebuilt = question(rebuilt(null));

        assertThat(Objects.requireNonNull(rebuilt.closing()).result()).isEqualTo(QuestionResult.TIMED_OUT);
        assertThat(rebuilt.closing()).isEqualTo(question(world.known(S1)).closing());
    }

    @Test
    void theStoredCaseGivesWhatNoTopicCarries() {
        ask();
        answer();

        assertThat(question(rebuilt(world.known(S1)))).isEqualTo(question(world.known(S1)));
    }

    @Test
    void theEndsOfQuestionsAreKeptWithTheOutcome() {
        ask();
        answer();
        world.caseCommands.decide(world.claim(S1).holder().claimOf(S1, 1), new Verdict.Approve(null));
        world.settleAll();

        var rebuilt = (Decided) Objects.requireNonNull(rebuilt(null).state(1));

        assertThat(rebuilt.closings())
                .isNotEmpty()
                .isEqualTo(((Decided) Objects.requireNonNull(world.known(S1).state(1))).closings());
    }

    @Test
    void theSlotsOfTheAccountAreThoseOfTheFirstAdmission() {
        builder.on(admission(1, 50));
        builder.on(admission(7, 60));

        assertThat(slots(rebuilt(null))).isEqualTo(new SlotUse(1, 50)).isEqualTo(slots(world.known(S1)));
    }

    @Test
    void theSlotsOfAnAdmissionThatTheTopicHasNoMoreAreThoseOfTheStoredCase() {
        assertThat(slots(rebuilt(null))).isNull();
        assertThat(slots(rebuilt(world.known(S1)))).isEqualTo(new SlotUse(1, 50));
    }

    private static ApplicationAdmitted admission(int used, int limit) {
        return new ApplicationAdmitted(S1, 1, Cases.CONTENT.application(), Cases.snapshot(), NOW, used, limit);
    }

    private static @Nullable SlotUse slots(Case known) {
        return Objects.requireNonNull(Objects.requireNonNull(known.state(1)).content())
                .slots();
    }
}
