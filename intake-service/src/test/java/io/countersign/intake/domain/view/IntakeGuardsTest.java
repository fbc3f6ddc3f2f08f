package io.countersign.intake.domain.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import io.countersign.intake.memory.InMemoryApplicationPublisher.Mood;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryViews;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each of intake's guards is for: the steps that break an invariant without it, and the proof that they would. */
class IntakeGuardsTest {

    /** Another client takes the number between this one's reading and its write. */
    private static final class Interrupted extends InMemoryCounters {

        private final boolean compares;
        private Runnable meanwhile = () -> {};

        Interrupted(boolean compares) {
            this.compares = compares;
        }

        @Override
        public boolean raise(SignatureId signature, int from) {
            var other = meanwhile;
            meanwhile = () -> {};
            other.run();
            if (compares) {
                return super.raise(signature, from);
            }
            modifications.put(signature, from + 1);
            return true;
        }
    }

    private static Set<String> eventIdsWithTwoContents(Interrupted counters) {
        var world = new InMemoryIntake(counters, new InMemoryKeys(), new InMemoryViews());
        var id = world.submitted("Acme");
        counters.meanwhile = () -> world.modify(id, "Bravo");
        world.modify(id, "Charlie");
        return eventIdsWithTwoContents(world);
    }

    private static Set<String> eventIdsWithTwoContents(InMemoryIntake world) {
        return world.publisher.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.event().id(),
                        Collectors.mapping(ApplicationPublisher.Entry::text, Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(contents -> contents.getValue().size() > 1)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void noTwoContentsUnderOneRevision() {
        assertThat(eventIdsWithTwoContents(new Interrupted(true))).isEmpty();
    }

    @Test
    void withoutTheAtomicWriteThereAreTwo() {
        assertThat(eventIdsWithTwoContents(new Interrupted(false))).containsExactly("submitted:1:2");
    }

    private static long signaturesOfOneKey(InMemoryKeys keys) {
        var world = new InMemoryIntake(new InMemoryCounters(), keys, new InMemoryViews());
        var wish = new Submission(account(ACME), application("Acme"), new IdempotencyKey("k", "h"));
        world.intake.submit(List.of(wish, wish));
        return signatures(world);
    }

    private static long signatures(InMemoryIntake world) {
        return world.publisher.entries().stream()
                .map(entry -> entry.event().data().signature())
                .distinct()
                .count();
    }

    @Test
    void twoAttemptsWithOneKeyAreOneApplication() {
        assertThat(signaturesOfOneKey(new InMemoryKeys())).isEqualTo(1);
    }

    @Test
    void withoutTheUniqueInsertTheyAreTwo() {
        assertThat(signaturesOfOneKey(accepting())).isEqualTo(2);
    }

    /** Takes whatever comes for new. */
    private static InMemoryKeys accepting() {
        return new InMemoryKeys() {
            @Override
            public List<IdempotencyRecord> claim(List<IdempotencyRecord> claimed) {
                return claimed;
            }
        };
    }

    /** The first append is in the topic but not confirmed, so the command is repeated later. */
    private static Set<String> eventIdsWithTwoContents(
            InMemoryKeys keys, BiConsumer<InMemoryIntake, SignatureId> command) {
        var world = new InMemoryIntake(new InMemoryCounters(), keys, new InMemoryViews());
        var id = world.submitted("Acme");
        world.publisher.is(Mood.TAKES_SILENTLY);
        command.accept(world, id);
        world.publisher.is(Mood.ACKNOWLEDGES);
        world.passes(Duration.ofSeconds(30));
        command.accept(world, id);
        return eventIdsWithTwoContents(world);
    }

    @Test
    void aRepeatedWithdrawalOrDeletionIsTheSameEvent() {
        assertThat(eventIdsWithTwoContents(new InMemoryKeys(), InMemoryIntake::withdraw))
                .isEmpty();
        assertThat(eventIdsWithTwoContents(new InMemoryKeys(), InMemoryIntake::delete))
                .isEmpty();
    }

    @Test
    void withoutTheStoredEventTheRepeatDiffers() {
        assertThat(eventIdsWithTwoContents(accepting(), InMemoryIntake::withdraw))
                .containsExactly("withdrawal:1:1");
        assertThat(eventIdsWithTwoContents(accepting(), InMemoryIntake::delete)).containsExactly("deleted:1");
    }

    /** A store that is killed: it keeps what it has flushed. */
    private static final class Killed extends InMemoryKeys {

        private final boolean flushes;

        Killed(boolean flushes) {
            this.flushes = flushes;
        }

        void kill() {
            if (!flushes) {
                documents.clear();
            }
        }
    }

    private static long signaturesOfOneKeyThatMeetsACrash(Killed keys) {
        var world = new InMemoryIntake(new InMemoryCounters(), keys, new InMemoryViews());
        world.submit("Acme", new IdempotencyKey("k", "h"));
        keys.kill();
        world.submit("Acme", new IdempotencyKey("k", "h"));
        return signatures(world);
    }

    @Test
    void aKeyThatIsDurableBeforeTheAppendSurvivesACrash() {
        assertThat(signaturesOfOneKeyThatMeetsACrash(new Killed(true))).isEqualTo(1);
    }

    @Test
    void withoutDurabilityOneKeyBecomesTwoApplications() {
        assertThat(signaturesOfOneKeyThatMeetsACrash(new Killed(false))).isEqualTo(2);
    }

    /** As {@link Killed}, for the numbers. */
    private static final class KilledCounters extends InMemoryCounters {

        private final boolean flushes;

        KilledCounters(boolean flushes) {
            this.flushes = flushes;
        }

        void kill() {
            if (!flushes) {
                modifications.clear();
            }
        }
    }

    private static Set<String> eventIdsWithTwoContentsAfterACrash(KilledCounters counters) {
        var world = new InMemoryIntake(counters, new InMemoryKeys(), new InMemoryViews());
        var id = world.submitted("Acme");
        world.modify(id, "Bravo");
        counters.kill();
        world.modify(id, "Charlie");
        return eventIdsWithTwoContents(world);
    }

    @Test
    void aNumberThatIsDurableBeforeTheAppendIsNotGivenAgainAfterACrash() {
        assertThat(eventIdsWithTwoContentsAfterACrash(new KilledCounters(true))).isEmpty();
    }

    @Test
    void withoutDurabilityOneNumberHasTwoContents() {
        assertThat(eventIdsWithTwoContentsAfterACrash(new KilledCounters(false)))
                .containsExactly("submitted:1:2");
    }

    private static View openFirstRevisionAndRefusedSecond() {
        var world = new InMemoryIntake();
        var id = world.submitted("Acme");
        world.modify(id, "Bravo");
        world.reads(refused(id, 2));
        return world.view(id);
    }

    @Test
    void aRefusedRevisionDoesNotHideTheOneThatWaits() {
        var standing = openFirstRevisionAndRefusedSecond().standing();

        assertThat(standing.status()).isEqualTo(Status.PENDING);
        assertThat(standing.shown().number()).isEqualTo(1);
    }

    @Test
    void withoutTheMergeByRevisionTheLastOneWins() {
        var table = SignatureStatus.SHOWN.with(rows -> rows.stream()
                .filter(row -> !row.name().equals("the highest that is not refused"))
                .toList());

        var standing = SignatureStatus.of(openFirstRevisionAndRefusedSecond(), table);

        assertThat(standing.status()).isEqualTo(Status.REFUSED);
    }
}
