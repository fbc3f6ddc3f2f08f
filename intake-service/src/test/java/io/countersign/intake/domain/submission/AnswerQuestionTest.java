package io.countersign.intake.domain.submission;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.asked;
import static io.countersign.contracts.Fixtures.closed;
import static io.countersign.contracts.Fixtures.sentToReviewer;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.CommandResult.KeyReused;
import io.countersign.intake.domain.command.CommandResult.NotFound;
import io.countersign.intake.domain.command.CommandResult.QuestionNotOpen;
import io.countersign.intake.domain.command.QuestionAnswer;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageHeader.Format;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.memory.InMemoryIntake;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerQuestionTest {

    private final InMemoryIntake world = new InMemoryIntake();
    private final SignatureId signature = world.submitted("Acme");

    private CommandResult answer(int question, String text) {
        return answer(ACME, question, text, null);
    }

    private CommandResult answer(AccountId account, int question, String text, @Nullable IdempotencyKey key) {
        return world.intake.answer(new QuestionAnswer(account, signature, question, text, List.of(), key));
    }

    private void asks() {
        world.update.on(List.of(sentToReviewer(signature, 1), asked(signature, 1, 1)));
    }

    private List<InformationProvided> appended() {
        return world.publisher.entries().stream()
                .map(ApplicationPublisher.Entry::event)
                .filter(event -> event.data() instanceof InformationProvided)
                .map(event -> (InformationProvided) event.data())
                .toList();
    }

    @Test
    void anOpenQuestionIsAnsweredOnce() {
        asks();

        var first = answer(1, "Ours.");
        var again = answer(1, "Ours.");
        var other = answer(1, "Not ours.");

        assertThat(first).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.status()).isEqualTo(Status.PENDING);
            assertThat(accepted.revision()).isEqualTo(1);
        });
        assertThat(again).isEqualTo(first);
        assertThat(other).isInstanceOf(QuestionNotOpen.class);
        assertThat(appended()).containsExactly(new InformationProvided(signature, 1, 1, "Ours.", List.of()));
    }

    /** As review recognises the pictures of applications by it. */
    @Test
    void anAnswerNamesTheTypesOfItsCertificatesAndIsTheSameWithoutThem() {
        var certificate = new Certificate(ACME, "f".repeat(64), Format.PNG, 300, 200, 1_000, NOON);
        world.certificates.insert(certificate, new ImageAppearance("pixels", "like", false), new byte[1]);
        asks();
        var wanted = new QuestionAnswer(ACME, signature, 1, "Ours.", List.of(certificate.sha256()), null);

        var first = world.intake.answer(wanted);
        world.certificates.delete(ACME, certificate.sha256());

        assertThat(world.intake.answer(wanted)).isEqualTo(first).isInstanceOf(Accepted.class);
        assertThat(appended())
                .extracting(InformationProvided::images)
                .containsExactly(List.of(new ImageFingerprint(certificate.sha256(), "pixels", "like", false)));
    }

    @Test
    void aQuestionThatWasNotAskedIsNotOpen() {
        assertThat(answer(1, "Ours.")).isInstanceOf(QuestionNotOpen.class);
        asks();
        assertThat(answer(2, "Ours.")).isInstanceOf(QuestionNotOpen.class);
        assertThat(appended()).isEmpty();
    }

    @Test
    void aClosedQuestionIsNotOpen() {
        asks();
        world.update.on(List.of(closed(signature, 1, 1, QuestionResult.TIMED_OUT, NOON)));

        assertThat(answer(1, "Ours.")).isInstanceOf(QuestionNotOpen.class);
    }

    @Test
    void theQuestionOfADecidedRevisionIsNotOpenButItsAnswerIsRepeated() {
        asks();
        var first = answer(1, "Ours.");
        world.update.on(List.of(approved(signature, 1)));

        assertThat(answer(1, "Other.")).isInstanceOf(QuestionNotOpen.class);
        assertThat(answer(1, "Ours.")).isInstanceOf(Accepted.class);
        assertThat(first).isInstanceOf(Accepted.class);
    }

    @Test
    void anotherAccountsQuestionDoesNotExist() {
        asks();

        assertThat(answer(OTHER, 1, "Ours.", null)).isInstanceOf(NotFound.class);
    }

    @Test
    void theSameKeyIsTheSameAnswerAndAnotherContentIsRefused() {
        asks();
        var first = answer(ACME, 1, "Ours.", new IdempotencyKey("k", "hash"));

        assertThat(answer(ACME, 1, "Ours.", new IdempotencyKey("k", "hash"))).isEqualTo(first);
        assertThat(answer(ACME, 1, "Theirs.", new IdempotencyKey("k", "other"))).isInstanceOf(KeyReused.class);
        assertThat(appended().stream().distinct()).hasSize(1);
    }

    @Test
    void ofTwoRequestsThatBothFindItOpenTheFirstIsTheAnswer() {
        asks();
        var own = new InformationProvided(signature, 1, 1, "First.", List.of());
        var event = new EventFactory(() -> NOON, (_, _) -> List.of()).event(ACME, own);
        world.keys.claim(List.of(IdempotencyRecord.ofCommand(event, world.publisher.write(event))));

        assertThat(answer(1, "Second.")).isInstanceOf(QuestionNotOpen.class);
        assertThat(answer(1, "First.")).isInstanceOf(Accepted.class);
        assertThat(appended()).containsExactly(own);
    }
}
