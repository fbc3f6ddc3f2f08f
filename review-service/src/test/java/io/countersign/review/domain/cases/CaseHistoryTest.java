package io.countersign.review.domain.cases;

import static io.countersign.review.domain.cases.Cases.S1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.history.HistoryPaging;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.Verdict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CaseHistoryTest {

    private static final int MANY = 5 * CaseHistory.PAGE_SIZE + 7;

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final World world = new World(cases);
    private final HistoryReader reader = new HistoryReader(cases, cases);

    private void view(int times) {
        for (int time = 0; time < times; time++) {
            var known = Cases.stored(cases, S1);
            var draft = new HistoryDraft(HistoryAction.VIEWED, "rita", Cases.NOW, 1, "waiting", "waiting", null);
            assertThat(cases.append(known, known.history().append(S1, draft))).isTrue();
        }
    }

    private static void assertChained(List<HistoryEntry> entries) {
        var head = HistoryEntry.origin(S1);
        long number = 1;
        for (var entry : entries) {
            assertThat(entry.number()).isEqualTo(number++);
            assertThat(entry.follows(head)).as("entry %s", entry).isTrue();
            head = entry.hash();
        }
    }

    @Test
    void aDecisionIsRecordedBeforeItsEventWhichCarriesTheHead() {
        world.deliver(Cases.admitted(S1, 1, "Acme"), Cases.withdrawal(S1, 1));

        var history = Cases.stored(cases, S1).history();
        assertThat(history.recent())
                .extracting(HistoryEntry::action, HistoryEntry::actor, HistoryEntry::from, HistoryEntry::to)
                .containsExactly(
                        tuple(HistoryAction.OPENED, HistoryEntry.SYSTEM, "none", "waiting:normal"),
                        tuple(HistoryAction.OUTCOME, HistoryEntry.SYSTEM, "waiting:normal", "withdrawn"));
        assertChained(history.recent());
        assertThat(world.topic.getLast().body()).contains(history.head(S1));
    }

    @Test
    void eachCommandIsRecordedWithItsActorAndBothStates() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        world.caseCommands.extend(lease.holder().claimOf(S1, 1));
        world.caseCommands.release(lease.holder().claimOf(S1, 1));
        world.leads.prioritize(List.of(S1), "lena", Priority.URGENT);
        lease = world.claim(S1);
        world.caseCommands.decide(lease.holder().claimOf(S1, 1), new Verdict.Approve(null));

        var history = Cases.stored(cases, S1).history();
        var claimed = "claimed:" + lease.reviewer();
        assertThat(history.recent())
                .extracting(HistoryEntry::action, HistoryEntry::actor, HistoryEntry::from, HistoryEntry::to)
                .containsExactly(
                        tuple(HistoryAction.OPENED, HistoryEntry.SYSTEM, "none", "waiting:normal"),
                        tuple(HistoryAction.CLAIMED, lease.reviewer(), "waiting:normal", claimed),
                        tuple(HistoryAction.RELEASED, lease.reviewer(), claimed, "waiting:normal"),
                        tuple(HistoryAction.ARRANGED, "lena", "waiting:normal", "waiting:urgent"),
                        tuple(HistoryAction.CLAIMED, lease.reviewer(), "waiting:urgent", claimed),
                        tuple(HistoryAction.OUTCOME, lease.reviewer(), claimed, "approved"));
        assertThat(history.recent().getLast().detail()).isEqualTo(new Verdict.Approve(null).digest());
        assertChained(history.recent());
    }

    @Test
    void aRepeatAddsNoEntry() {
        world.deliver(Cases.admitted(S1, 1, "good"));
        var before = Cases.stored(cases, S1);

        world.deliver(Cases.admitted(S1, 1, "good"));

        assertThat(Cases.stored(cases, S1)).isEqualTo(before);
        assertThat(before.history().count()).isEqualTo(1);
    }

    @Test
    void aDeletionIsRecordedWithItsEvent() {
        world.deliver(Cases.admitted(S1, 1, "good"), Cases.deletion(S1));

        var history = Cases.stored(cases, S1).history();
        assertThat(history.recent().getLast().action()).isEqualTo(HistoryAction.RETIRED);
        assertThat(world.topic.getLast().body()).contains(history.head(S1));
    }

    @Test
    void olderEntriesMoveToPagesAndTheChainStaysWhole() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        view(MANY - 1);

        var known = Cases.stored(cases, S1);
        assertThat(known.history().recent()).hasSizeLessThan(CaseHistory.MAX_RECENT);
        var part = Objects.requireNonNull(reader.read(S1, 1, 1_000));
        assertThat(part.count()).isEqualTo(MANY);
        assertThat(part.entries()).hasSize(MANY);
        assertChained(part.entries());
        assertThat(part.entries().getLast().hash()).isEqualTo(part.head());
    }

    @Test
    void aPartBeginsAndEndsWithinAPage() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        view(MANY - 1);

        for (int from : List.of(1, 31, 32, 33, 64, 100, MANY)) {
            var part = Objects.requireNonNull(reader.read(S1, from, 50));
            assertThat(part.entries().getFirst().number()).isEqualTo(from);
            assertThat(part.entries()).hasSize(Math.min(50, MANY - from + 1));
        }
        assertThat(Objects.requireNonNull(reader.read(S1, MANY + 1L, 50)).entries())
                .isEmpty();
        assertThat(reader.read(Cases.S2, 1, 50)).isNull();
    }

    @Test
    void aPageThatACrashLeftBehindIsInsertedAgainWithoutEffect() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        view(CaseHistory.MAX_RECENT - 2);
        var known = Cases.stored(cases, S1);
        var draft = new HistoryDraft(HistoryAction.VIEWED, "rita", Cases.NOW, 1, "waiting", "waiting", null);
        var next = known.history().append(S1, draft);
        assertThat(next.isOverflowing()).isTrue();
        HistoryPaging.moveOverflow(List.of(known.withHistory(next)), cases::insertPage);

        view(CaseHistory.PAGE_SIZE);

        assertChained(Objects.requireNonNull(reader.read(S1, 1, 1_000)).entries());
    }

    /** The counterexample of docs/protocol.md. */
    @Test
    void withoutInsertingThePageFirstACrashLosesItsEntries() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        view(CaseHistory.MAX_RECENT - 2);
        var known = Cases.stored(cases, S1);
        var draft = new HistoryDraft(HistoryAction.VIEWED, "rita", Cases.NOW, 1, "waiting", "waiting", null);
        var next = known.withHistory(known.history().append(S1, draft));

        var dropping = next.withHistory(next.history().withoutOldestPage());
        assertThat(cases.save(List.of(dropping))).isEmpty();

        var entries = Objects.requireNonNull(reader.read(S1, 1, 1_000)).entries();
        assertThat(entries.getFirst().number()).isEqualTo(CaseHistory.PAGE_SIZE + 1);
        assertThat(entries.getFirst().follows(HistoryEntry.origin(S1))).isFalse();
    }

    @Test
    void aCaseThatWasReadBeforeAViewIsOvertaken() {
        world.deliver(Cases.admitted(S1, 1, "Acme"));
        var read = Cases.stored(cases, S1);
        view(1);

        assertThat(cases.save(List.of(read))).containsExactly(S1);
        assertThat(cases.append(
                        read,
                        read.history()
                                .append(
                                        S1,
                                        new HistoryDraft(
                                                HistoryAction.VIEWED,
                                                "rolf",
                                                Cases.NOW,
                                                1,
                                                "waiting",
                                                "waiting",
                                                null))))
                .isFalse();
    }
}
