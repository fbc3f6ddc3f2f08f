package io.countersign.intake.domain.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.command.CommandResult.Accepted;
import io.countersign.intake.domain.command.CommandResult.Unavailable;
import io.countersign.intake.domain.submission.ApplicationPublisher;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.memory.InMemoryCounters;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemoryKeys;
import io.countersign.intake.memory.InMemoryViews;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnInsertsTest {

    private final OwnInserts inserts = new OwnInserts();
    private final FailingViews views = new FailingViews();
    private final InMemoryIntake world = new InMemoryIntake(new InMemoryCounters(), new InMemoryKeys(), views, inserts);

    /** The listener of this instance, which reads what is not its own. */
    private void listen(OwnInserts skipped) {
        world.publisher.entries().stream()
                .map(ApplicationPublisher.Entry::event)
                .filter(event -> !skipped.remove(event.id()))
                .forEach(event -> world.reads((CloudEvent<?>) event));
    }

    @Test
    void acknowledgedInsertIsSkippedOnce() {
        var id = ((Accepted) world.submit("Acme", null)).signature();

        assertThat(inserts.remove("submitted:" + id + ":1")).isTrue();
        assertThat(inserts.remove("submitted:" + id + ":1")).isFalse();
    }

    @Test
    void insertThatFailedIsWrittenByTheListener() {
        views.fails = true;
        var answer = world.submit("Acme", null);
        views.fails = false;

        listen(inserts);

        assertThat(answer).isInstanceOf(Unavailable.class);
        assertThat(submitted(views)).hasSize(1);
    }

    /** The counterexample: an id that is remembered before the write leaves a signature without a view. */
    @Test
    void insertThatFailedIsMissingIfItsIdIsRememberedBefore() {
        var early = new OwnInserts();
        views.before = early::acknowledged;
        views.fails = true;
        world.submit("Acme", null);
        views.fails = false;

        listen(early);

        assertThat(submitted(views)).isEmpty();
    }

    @Test
    void otherInstanceSkipsNothing() {
        world.submit("Acme", null);
        views.merges = 0;

        listen(new OwnInserts());

        assertThat(views.merges).isOne();
    }

    @Test
    void oldestIdsAreForgottenBeyondTheBound() {
        IntStream.rangeClosed(0, OwnInserts.MAX_IDS).forEach(_ -> world.submit("Acme", null));
        var ids = world.publisher.entries().stream()
                .map(entry -> entry.event().id())
                .toList();

        assertThat(inserts.remove(ids.getFirst())).isFalse();
        assertThat(inserts.remove(ids.getLast())).isTrue();
    }

    private List<View> submitted(ViewStore store) {
        return store.find(world.publisher.entries().stream()
                .map(entry -> entry.event().data().signature())
                .toList());
    }

    private static final class FailingViews extends InMemoryViews {

        private boolean fails;
        private int merges;
        private Consumer<List<View>> before = _ -> {};

        @Override
        public void insert(List<View> added) {
            before.accept(added);
            if (fails) {
                throw new IllegalStateException("not acknowledged");
            }
            super.insert(added);
        }

        @Override
        public void merge(List<View> changes) {
            merges++;
            super.merge(changes);
        }
    }
}
