package io.countersign.quota.domain.ledger;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.deleted;
import static io.countersign.contracts.Fixtures.discarded;
import static io.countersign.contracts.Fixtures.id;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.retired;
import static io.countersign.contracts.Fixtures.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.quota.domain.admission.InMemoryQuota;
import io.countersign.quota.domain.admission.InMemorySweepLog;
import io.countersign.quota.domain.admission.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One test per guard of the ledger: the steps that break an invariant where the guard is missing, played with it and
 * without it.
 */
class LedgerGuardsTest {

    @Test
    void withoutCompareAndSetALiveSignatureIsNotHeld() {
        var kept = twoListenersAtOnce(new InMemoryLedgers());
        var broken = twoListenersAtOnce(new LastWriterWins());

        assertThat(kept.holds(1, 2)).isTrue();
        assertThat(kept.holds(1, 1)).isFalse();
        assertThat(broken.holds(1, 2)).isFalse();
    }

    private static InMemoryQuota twoListenersAtOnce(InMemoryLedgers store) {
        var quota = new InMemoryQuota(store, LedgerTables.whole(), 50).reads(submitted(1, 1, "A"));
        store.meanwhile(() -> quota.reads(submitted(1, 2, "A")));
        return quota.receives(rejected(1, 1));
    }

    @Test
    void withoutReleaseByExactRevisionALiveSignatureIsNotHeld() {
        var kept = rejectionOfTheOlderRevision(LedgerTables.whole());
        var broken = rejectionOfTheOlderRevision(decisionsWith(DecisionsTable.row(
                "any other outcome: held",
                Outcome.class,
                DecisionsTable::held,
                (ledger, event, at) -> ledger.releaseAll(event.signature(), at))));

        assertThat(kept.holds(1, 2)).isTrue();
        assertThat(broken.holds(1, 2)).isFalse();
    }

    private static InMemoryQuota rejectionOfTheOlderRevision(LedgerTables protocol) {
        return new InMemoryQuota(new InMemoryLedgers(), protocol, 50)
                .reads(submitted(1, 1, "A"), submitted(1, 2, "A"))
                .receives(rejected(1, 1));
    }

    @Test
    void withoutEveryHeldRevisionANameLeaksAndAnotherIsHeldTwice() {
        var kept = approvalOfTheOlderOfTwoNames(LedgerTables.whole());
        var broken = approvalOfTheOlderOfTwoNames(applicationsWith(ApplicationsTable.row(
                "submitted: else", ApplicationSubmitted.class, (_, _) -> true, LedgerGuardsTest::holdTheNewestOnly)));

        assertThat(kept.holds(1, 1)).isTrue();
        assertThat(kept.lastAnswer()).isInstanceOf(ApplicationRefused.class);
        assertThat(broken.holds(1, 1)).isFalse();
        assertThat(broken.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
    }

    private static InMemoryQuota approvalOfTheOlderOfTwoNames(LedgerTables protocol) {
        return new InMemoryQuota(new InMemoryLedgers(), protocol, 50)
                .reads(submitted(1, 1, "A"), submitted(1, 2, "B"))
                .receives(approved(1, 1), discarded(1, 2))
                .reads(submitted(2, 1, "A"));
    }

    private static Transition<Ledger, AdmissionEvent> holdTheNewestOnly(
            Ledger ledger, ApplicationSubmitted event, Instant at) {
        var others = ledger.held().stream()
                .filter(one -> !one.signature().equals(event.signature()))
                .toList();
        var emptied =
                new Ledger(ledger.account(), ledger.version(), ledger.limit(), null, others, ledger.settled(), null);
        return ApplicationsTable.admit(emptied, event, at);
    }

    @Test
    void whereAnApprovalTakesASlotTheLedgerIsOverTheLimit() {
        var kept = approvalAfterDeletion(LedgerTables.whole());
        var broken = approvalAfterDeletion(decisionsWith(DecisionsTable.row(
                "approved: not held", SignatureApproved.class, (_, _) -> true, LedgerGuardsTest::takeASlot)));

        assertThat(kept.ledger().used()).isEqualTo(1);
        assertThat(broken.ledger().used()).isEqualTo(2);
    }

    private static InMemoryQuota approvalAfterDeletion(LedgerTables protocol) {
        return new InMemoryQuota(new InMemoryLedgers(), protocol, 1)
                .reads(submitted(1, 1, "A"))
                .reads(deleted(1))
                .reads(submitted(2, 1, "B"))
                .receives(approved(1, 1));
    }

    private static Ledger takeASlot(Ledger ledger, SignatureApproved event, Instant at) {
        return ledger.hold(
                new Held(event.signature(), event.revision(), Region.GLOBAL, "A", NameKey.of("A"), true, at));
    }

    @Test
    void withoutRecentSettlementsAnOrphanedReservationRefusesTheNext() {
        var kept = repeatAfterRelease(LedgerTables.whole());
        var broken = repeatAfterRelease(applicationsWithout("submitted: settled as released"));

        assertThat(kept.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(kept.holds(1, 1)).isFalse();
        assertThat(broken.lastAnswer()).isInstanceOf(ApplicationRefused.class);
        assertThat(broken.holds(1, 1)).isTrue();
    }

    private static InMemoryQuota repeatAfterRelease(LedgerTables protocol) {
        return new InMemoryQuota(new InMemoryLedgers(), protocol, 1)
                .crashesAfterWriting(submitted(1, 1, "A"))
                .receives(rejected(1, 1))
                .reads(submitted(1, 1, "A"))
                .reads(submitted(2, 1, "B"));
    }

    @Test
    void withoutTheSweepAForgottenRepeatLeaksItsSlot() {
        var kept = forgottenRepeat();
        var asked = sweepADayLater(kept);
        kept.receives(rejected(1, 1));
        var broken = forgottenRepeat();

        assertThat(asked).containsExactly(new AdmissionQuestioned(id(1), 1, dayAfter()));
        assertThat(kept.ledger().used()).isZero();
        assertThat(broken.ledger().used()).isEqualTo(1);
    }

    private static InMemoryQuota forgottenRepeat() {
        var quota = new InMemoryQuota(1).reads(submitted(1, 1, "A")).receives(rejected(1, 1));
        for (int n = 2; n <= Ledger.MEMORY + 1; n++) {
            quota.reads(submitted(n, 1, "N" + n)).receives(rejected(n, 1));
        }
        return quota.crashesAfterWriting(submitted(1, 1, "A"));
    }

    private static List<Object> sweepADayLater(InMemoryQuota quota) {
        var asked = new ArrayList<>();
        var sweep = new Sweep(
                quota.store, new InMemorySweepLog(), events -> events.forEach(event -> asked.add(event.data())));
        sweep.run(Set.of(0), _ -> 0, NOON.plus(Duration.ofDays(1)).plusSeconds(1));
        return asked;
    }

    private static long dayAfter() {
        return NOON.getEpochSecond() / 86_400 + 1;
    }

    @Test
    void withoutReleaseOnRetirementALateDuplicateLeaksItsSlot() {
        var kept = duplicateAfterRetirement(LedgerTables.whole());
        var broken = duplicateAfterRetirement(decisionsWith(
                DecisionsTable.row("retired", SignatureRetired.class, (_, _) -> true, (ledger, _, _) -> ledger)));

        assertThat(kept.ledger().used()).isZero();
        assertThat(broken.ledger().used()).isEqualTo(1);
    }

    private static InMemoryQuota duplicateAfterRetirement(LedgerTables protocol) {
        var quota = new InMemoryQuota(new InMemoryLedgers(), protocol, 50)
                .reads(submitted(1, 1, "A"))
                .receives(approved(1, 1))
                .reads(deleted(1));
        for (int n = 2; n <= Ledger.MEMORY + 1; n++) {
            quota.reads(submitted(n, 1, "N" + n)).receives(rejected(n, 1));
        }
        return quota.reads(submitted(1, 1, "A")).receives(approved(1, 1), retired(1));
    }

    @Test
    void withoutTheCatchUpCheckARefusalIsUnjustified() {
        var kept = new InMemoryQuota(50)
                .reads(submitted(1, 1, "A"))
                .publishesUnread(rejected(1, 1))
                .reads(submitted(2, 1, "A"));
        var broken = new InMemoryQuota(50)
                .withoutCatchUp()
                .reads(submitted(1, 1, "A"))
                .publishesUnread(rejected(1, 1))
                .reads(submitted(2, 1, "A"));

        assertThat(kept.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(broken.lastAnswer()).isInstanceOf(ApplicationRefused.class);
    }

    @Test
    void withoutADurableLedgerALiveSignatureIsNotHeld() {
        var kept = killAfterCommit(new InMemoryLedgers());
        var broken = killAfterCommit(new LosesItsTail());

        assertThat(kept.holds(1, 1)).isTrue();
        assertThat(broken.holds(1, 1)).isFalse();
    }

    private static InMemoryQuota killAfterCommit(InMemoryLedgers store) {
        var quota = new InMemoryQuota(store, LedgerTables.whole(), 50).reads(submitted(1, 1, "A"));
        store.kill();
        return quota;
    }

    @Test
    void withoutReleaseAtOnceOnDeletionARefusalIsUnjustified() {
        var kept = sameNameAfterDeletion(LedgerTables.whole());
        var broken = sameNameAfterDeletion(applicationsWith(ApplicationsTable.row(
                "deleted",
                SignatureDeleted.class,
                (_, _) -> true,
                (ledger, event, _) -> Transition.of(ledger, new DeletionRelayed(event.signature())))));

        assertThat(kept.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(broken.lastAnswer()).isInstanceOf(ApplicationRefused.class);
    }

    private static InMemoryQuota sameNameAfterDeletion(LedgerTables protocol) {
        return new InMemoryQuota(new InMemoryLedgers(), protocol, 50)
                .reads(submitted(1, 1, "A"))
                .receives(approved(1, 1))
                .reads(deleted(1), submitted(2, 1, "A"));
    }

    private static LedgerTables applicationsWith(
            Row<Ledger, CloudEvent<ApplicationEvent>, Transition<Ledger, AdmissionEvent>> row) {
        return new LedgerTables(replaced(ApplicationsTable.TABLE, row), DecisionsTable.TABLE);
    }

    private static LedgerTables applicationsWithout(String name) {
        return new LedgerTables(without(ApplicationsTable.TABLE, name), DecisionsTable.TABLE);
    }

    private static LedgerTables decisionsWith(Row<Ledger, CloudEvent<DecisionEvent>, Ledger> row) {
        return new LedgerTables(ApplicationsTable.TABLE, replaced(DecisionsTable.TABLE, row));
    }

    private static <S, E, A> DecisionTable<S, E, A> replaced(DecisionTable<S, E, A> table, Row<S, E, A> other) {
        return table.with(rows -> rows.stream()
                .map(row -> row.name().equals(other.name()) ? other : row)
                .toList());
    }

    private static <S, E, A> DecisionTable<S, E, A> without(DecisionTable<S, E, A> table, String name) {
        return table.with(
                rows -> rows.stream().filter(row -> !row.name().equals(name)).toList());
    }

    /** Writes without comparing versions. */
    private static final class LastWriterWins extends InMemoryLedgers {

        @Override
        protected boolean mayReplace(@Nullable Ledger stored, Ledger ledger) {
            return true;
        }
    }

    /** Acknowledges before it is durable. */
    private static final class LosesItsTail extends InMemoryLedgers {

        @Override
        public void kill() {
            restore(Map.of(ACME, Ledger.fresh(ACME, 50)));
        }
    }
}
