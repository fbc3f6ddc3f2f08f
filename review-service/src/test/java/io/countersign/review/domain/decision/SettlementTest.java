package io.countersign.review.domain.decision;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Verdict APPROVE = new Verdict.Approve(null);

    private final World world = new World();

    private List<SignatureId> unsent() {
        return world.store.unsentBefore(Instant.MAX, 100);
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void aSettledVerdictIsPublishedAndRemoved() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);

        world.settleAll();

        assertThat(world.published("outcome:1:1")).isEqualTo(1);
        assertThat(world.known(S1).unsent()).isEmpty();
        assertThat(unsent()).isEmpty();
    }

    @Test
    void sweepPublishesEventsThatACrashLeftUnsent() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        assertThat(world.outcomes(S1, 1)).as("without the sweep").isEmpty();
        pass(Duration.ofMinutes(1));

        int swept = world.settlement.sweep();

        assertThat(swept).isEqualTo(1);
        assertThat(world.outcomes(S1, 1)).hasSize(1);
        assertThat(unsent()).isEmpty();
    }

    @Test
    void theSweepSkipsEventsThatAreYoung() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);

        assertThat(world.settlement.sweep()).isZero();
        assertThat(world.outcomes(S1, 1)).isEmpty();
    }

    @Test
    void aCrashBetweenPublishingAndClearingPublishesTheSameTwice() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        world.topic.addAll(world.known(S1).unsent());
        pass(Duration.ofMinutes(1));

        world.settlement.sweep();

        assertThat(world.published("outcome:1:1")).isEqualTo(2);
        assertThat(world.outcomes(S1, 1)).hasSize(1);
    }

    @Test
    void eventThatCannotBePublishedStaysUnsent() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        var down = new Settlement(
                world.store,
                events -> {
                    throw new IllegalStateException("no broker");
                },
                () -> world.now.plusSeconds(60),
                Duration.ofSeconds(5));

        assertThatThrownBy(down::sweep).hasMessage("no broker");

        assertThat(world.known(S1).unsent()).hasSize(1);
        assertThat(unsent()).hasSize(1);
    }

    @Test
    void oneFailureDoesNotDelayTheOthers() {
        world.deliver(admitted(S1, 1, "Acme"), admitted(S2, 1, "Acme"));
        world.approve(S1, 1);
        world.approve(S2, 1);
        var sent = new ArrayList<PublishedEvent>();
        var flaky = new Settlement(
                world.store,
                events -> {
                    if (events.getFirst().subject().equals("1")) {
                        throw new IllegalStateException("only this one");
                    }
                    sent.addAll(events);
                },
                () -> world.now.plusSeconds(60),
                Duration.ofSeconds(5));

        assertThatThrownBy(flaky::sweep).hasMessage("only this one");

        assertThat(sent).extracting(PublishedEvent::id).containsExactly("outcome:2:1");
    }

    @Test
    void eventsThatWereAddedWhilePublishingArePublishedBeforeTheyAreRemoved() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        var busy = new Settlement(
                world.store,
                events -> {
                    world.topic.addAll(events);
                    world.caseCommands.retire(S1, "lena", List.of(ReasonCode.RETIRED_FRAUD), null);
                },
                () -> world.now,
                Duration.ofSeconds(5));

        busy.settle(S1);

        assertThat(world.published("outcome:1:1")).isEqualTo(1);
        assertThat(world.published("retired:1")).isEqualTo(1);
        assertThat(unsent()).isEmpty();
    }

    @Test
    void removingAnEventBeforeItsAcknowledgementWouldLoseIt() {
        assertThat(outcomesAfterACrashBeforeTheAcknowledgement(world)).hasSize(1);
        assertThat(outcomesAfterACrashBeforeTheAcknowledgement(new World(new EarlyRemoval())))
                .isEmpty();
    }

    /** The broker never acknowledges the first attempt, and the process ends there. */
    private static Set<?> outcomesAfterACrashBeforeTheAcknowledgement(World world) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        if (world.store instanceof EarlyRemoval store) {
            store.removeAll(S1);
        }
        var crashing = new Settlement(
                world.store,
                events -> {
                    throw new IllegalStateException("killed");
                },
                () -> world.now,
                Duration.ofSeconds(5));
        try {
            crashing.settle(S1);
        } catch (IllegalStateException killed) {
            assertThat(killed).hasMessage("killed");
        }
        world.now = world.now.plusSeconds(60);
        world.settlement.sweep();
        return world.outcomes(S1, 1);
    }

    @Test
    void unsentSinceIsTheTimeOfTheOldestEvent() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        var first = world.now;
        pass(Duration.ofSeconds(3));
        world.caseCommands.retire(S1, "lena", List.of(ReasonCode.RETIRED_FRAUD), null);

        assertThat(world.known(S1).unsentSince()).isEqualTo(first);
    }

    @Test
    void caseWithUnsentEventsButWithoutTheirTimeIsInvalid() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        var known = world.known(S1);

        assertThatThrownBy(() -> new Case(
                        known.signature(),
                        known.account(),
                        known.version(),
                        known.revisions(),
                        known.withdrawnUpTo(),
                        known.retired(),
                        known.unsent(),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verdictOvertakenByAnotherWriteIsDecidedAgain() {
        var store = new Overtaken();
        var busy = new World(store);
        busy.deliver(admitted(S1, 1, "Acme"));
        var lease = busy.claim(S1);
        store.beforeTheNextVerdict =
                () -> busy.caseCommands.extend(lease.holder().claimOf(S1, 1));

        var answer = busy.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE);
        busy.settleAll();

        assertThat(answer).isInstanceOf(VerdictAccepted.class);
        assertThat(store.unsentBefore(Instant.MAX, 100)).isEmpty();
        assertThat(busy.outcomes(S1, 1)).hasSize(1);
    }

    /** Removes events although nothing was published. */
    private static final class EarlyRemoval extends InMemoryCaseStore {

        void removeAll(SignatureId signature) {
            var known = Cases.stored(this, signature);
            var ids = known.unsent().stream().map(PublishedEvent::id).collect(Collectors.toSet());
            put(known.withoutUnsent(ids));
        }
    }

    /** Another write of the same case comes before the verdict's. */
    private static final class Overtaken extends InMemoryCaseStore {

        private Runnable beforeTheNextVerdict = () -> {};

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (changed.stream().anyMatch(one -> !one.unsent().isEmpty())) {
                var other = beforeTheNextVerdict;
                beforeTheNextVerdict = () -> {};
                other.run();
            }
            return super.save(changed);
        }
    }
}
