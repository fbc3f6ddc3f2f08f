package io.countersign.review.domain;

import static io.countersign.review.domain.Cases.S1;
import static io.countersign.review.domain.Cases.S2;
import static io.countersign.review.domain.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.CaseCommandResult.Ruled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Verdict APPROVE = new Verdict.Approve(null);

    private final World world = new World();

    private List<PendingEvent> markers() {
        return world.store.markedBefore(Instant.MAX);
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    @Test
    void aSettledVerdictIsPublishedClearedAndUnmarked() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);

        world.settleAll();

        assertThat(world.published("outcome:1:1")).isEqualTo(1);
        assertThat(world.known(S1).unsent()).isEmpty();
        assertThat(markers()).isEmpty();
    }

    @Test
    void theSweepPublishesWhatACrashLeftBehind() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        assertThat(world.outcomes(S1, 1)).as("without the sweep").isEmpty();
        pass(Duration.ofMinutes(1));

        int swept = world.settlement.sweep();

        assertThat(swept).isEqualTo(1);
        assertThat(world.outcomes(S1, 1)).hasSize(1);
        assertThat(markers()).isEmpty();
    }

    @Test
    void theSweepLeavesYoungMarkersAlone() {
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
    void whatCanNotBePublishedStaysOwed() {
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
        assertThat(markers()).hasSize(1);
    }

    @Test
    void oneFailureDoesNotHoldUpTheOthers() {
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
    void aWriteThatStalledAfterItsMarkerFailsAfterTheSweepAndIsTriedAgain() {
        var store = new Stalling(true);
        var stalled = new World(store);

        verdictThatStallsWhileTheSweepRuns(stalled, store);

        assertThat(store.marksAtTheLastWrite)
                .as("the retry has a marker of its own")
                .isEqualTo(1);
        stalled.now = stalled.now.plusSeconds(60);
        stalled.settlement.sweep();
        assertThat(stalled.outcomes(S1, 1)).hasSize(1);
    }

    @Test
    void ifTheSweepDidNotRaiseTheVersionAStalledVerdictWouldBeLost() {
        var store = new Stalling(false);
        var stalled = new World(store);

        verdictThatStallsWhileTheSweepRuns(stalled, store);

        stalled.now = stalled.now.plusSeconds(60);
        stalled.settlement.sweep();
        assertThat(stalled.outcomes(S1, 1)).isEmpty();
    }

    /** The verdict's writer stalls between marker and write, the sweep takes the marker, the writer wakes up and dies. */
    private static void verdictThatStallsWhileTheSweepRuns(World world, Stalling store) {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        store.beforeTheNextWrite = () -> {
            world.now = world.now.plusSeconds(60);
            store.sweeping = true;
            world.settlement.sweep();
            store.sweeping = false;
        };

        var answer = world.desk.rule(S1, 1, lease.token(), APPROVE);

        assertThat(answer).isInstanceOf(Ruled.class);
    }

    @Test
    void aMarkerWithoutACaseGoesAway() {
        world.store.mark(new PendingEvent("outcome:9:1", new SignatureId(9), 0, Cases.NOW));
        pass(Duration.ofMinutes(1));

        world.settlement.sweep();

        assertThat(markers()).isEmpty();
    }

    @Test
    void aVerdictOvertakenByAnotherWriteIsMarkedAnewAndDecidedAgain() {
        var store = new Stalling(true);
        var busy = new World(store);
        busy.deliver(admitted(S1, 1, "Acme"));
        var lease = busy.claim(S1);
        store.beforeTheNextWrite = () -> busy.desk.extend(S1, 1, lease.token());

        var answer = busy.desk.rule(S1, 1, lease.token(), APPROVE);
        busy.settleAll();

        assertThat(answer).isInstanceOf(Ruled.class);
        assertThat(store.markedBefore(Instant.MAX)).isEmpty();
        assertThat(busy.outcomes(S1, 1)).hasSize(1);
    }

    /** Stops a writer once before its write; may leave out the sweep's raising of the version. */
    private static final class Stalling extends InMemoryCaseStore {

        private final boolean raising;
        private Runnable beforeTheNextWrite = () -> {};
        private boolean sweeping;
        private int marksAtTheLastWrite;

        Stalling(boolean raising) {
            this.raising = raising;
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (sweeping) {
                return raising ? super.save(changed) : Set.of();
            }
            if (changed.stream().anyMatch(one -> !one.unsent().isEmpty())) {
                var stall = beforeTheNextWrite;
                beforeTheNextWrite = () -> {};
                stall.run();
                marksAtTheLastWrite = markedBefore(Instant.MAX).size();
            }
            return super.save(changed);
        }
    }
}
