package io.countersign.quota.domain.admission;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.deleted;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.submitted;
import static io.countersign.contracts.Fixtures.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.DecisionTable.Undecidable;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.quota.domain.admission.BatchAnswers.Answer;
import io.countersign.quota.domain.ledger.DecisionsTable;
import io.countersign.quota.domain.ledger.InMemoryLedgers;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final AccountId OTHER = new AccountId("other");

    @Test
    void answersABatchInTheOrderOfItsRecords() {
        var quota = new InMemoryQuota(50);

        var answers = quota.answer(
                List.of(),
                List.of(
                        submitted(OTHER, 1, 1, "A"),
                        submitted(2, 1, "B"),
                        withdrawal(2, 1),
                        submitted(OTHER, 3, 1, "C")));

        assertThat(answers.events())
                .extracting(CloudEvent::id)
                .containsExactly("admitted:1:1", "admitted:2:1", "withdrawal-relayed:2:1", "admitted:3:1");
        assertThat(answers.events()).extracting(CloudEvent::accountid).containsExactly(OTHER, ACME, ACME, OTHER);
        assertThat(answers.events()).extracting(CloudEvent::source).containsOnly("/quota");
    }

    @Test
    void appliesTheDecisionsOfABatchFirst() {
        var quota = new InMemoryQuota(1).reads(submitted(1, 1, "A"));

        var answers = quota.answer(List.of(rejected(1, 1)), List.of(submitted(2, 1, "A")));

        assertThat(answers.events().getFirst().data()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(answers.taken()).isEqualTo(1);
        assertThat(answers.released()).isEqualTo(1);
    }

    @Test
    void countsWhatADeletionReleases() {
        var quota = new InMemoryQuota(1).reads(submitted(1, 1, "A"));

        var answers = quota.answer(List.of(), List.of(deleted(1)));

        assertThat(answers.released()).isEqualTo(1);
        assertThat(answers.answers()).extracting(Answer::anew).containsExactly(false);
    }

    @Test
    void readsTheLedgersOfABatchOnceAndWritesEachChangedOneOnce() {
        var store = new CountingLedgers();
        var quota = new InMemoryQuota(store, LedgerTables.whole(), 50);

        quota.answer(
                List.of(rejected(OTHER, 9, 1)),
                List.of(submitted(1, 1, "A"), submitted(2, 1, "B"), submitted(OTHER, 3, 1, "C"), withdrawal(1, 1)));

        assertThat(store.loads).containsExactly(Set.of(ACME, OTHER));
        assertThat(store.saved).containsExactlyInAnyOrder(ACME, OTHER);
    }

    @Test
    void decidesTheWholeShareOfALedgerAgainIfItsVersionDidNotMatch() {
        var quota = new InMemoryQuota(1);
        quota.store.meanwhile(() -> quota.reads(submitted(9, 1, "elsewhere")));

        var answers = quota.answer(
                List.of(), List.of(submitted(1, 1, "A"), submitted(OTHER, 2, 1, "B"), submitted(3, 1, "C")));

        assertThat(answers.events())
                .extracting(CloudEvent::id)
                .containsExactly("refused:1:1", "admitted:2:1", "refused:3:1");
        assertThat(quota.ledger().used()).isEqualTo(1);
    }

    @Test
    void refusesAndReportsACatchUpCheckWithoutAnEnd() {
        var quota = new InMemoryQuota(1).withoutCatchUp().reads(submitted(1, 1, "A"));

        var answers = quota.answer(List.of(), List.of(submitted(2, 1, "B"), submitted(1, 2, "A")));

        assertThat(answers.answers()).extracting(Answer::unchecked).containsExactly(true, false);
        assertThat(answers.answers()).extracting(Answer::anew).containsExactly(true, true);
    }

    @Test
    void checksOnceHoweverOftenItDecidesAgainAndNotForRepeats() {
        var checks = new ArrayList<Set<AccountId>>();
        CatchUpCheck catchUp = accounts -> {
            checks.add(accounts);
            return new CatchUpCheck.Reading(List.of(rejected(OTHER, 1, 1)), true);
        };
        var store = new InMemoryLedgers();
        var admission = new Admission(store, LedgerTables.whole(), 0);
        store.meanwhile(() -> admission.answer(new RecordBatch(List.of(), List.of(submitted(7, 1, "other")), catchUp)));

        admission.answer(new RecordBatch(List.of(), List.of(submitted(1, 1, "A")), catchUp));
        admission.answer(new RecordBatch(List.of(), List.of(submitted(1, 1, "A"), submitted(7, 1, "other")), catchUp));

        assertThat(checks).containsExactly(Set.of(ACME), Set.of(ACME));
    }

    @Test
    void aRecordThatCannotBeDecidedWritesNothing() {
        var store = new InMemoryLedgers();
        var noRows = new LedgerTables(DecisionTable.of(List.of()), DecisionsTable.TABLE);
        var quota = new InMemoryQuota(store, noRows, 50);

        assertThatThrownBy(() -> quota.reads(submitted(1, 1, "A"))).isInstanceOf(Undecidable.class);
        assertThat(store.all()).isEmpty();
    }

    @Test
    void everythingDeliveredAgainChangesNothingAndIsAnsweredTheSame() {
        var applications = List.of(
                submitted(1, 1, "A"), submitted(2, 1, "A"), submitted(1, 2, "B"), submitted(3, 1, "C"), deleted(3));
        List<CloudEvent<DecisionEvent>> decisions = List.of(rejected(1, 1), approved(1, 2));
        var quota = new InMemoryQuota(2);
        var first = ids(quota.answer(List.of(), applications));
        quota.answer(decisions, List.of());
        var before = quota.ledger();

        var again = ids(quota.answer(decisions, applications));

        assertThat(again).isEqualTo(first);
        assertThat(quota.ledger()).isEqualTo(before);
    }

    @Test
    void neverHoldsMoreThanTheLimitWhateverIsRepeatedOrLate() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var quota = new InMemoryQuota(3);
            for (int step = 0; step < 60; step++) {
                long signature = 1L + random.nextInt(6);
                int revision = 1 + random.nextInt(2);
                switch (random.nextInt(6)) {
                    case 0 -> quota.receives(rejected(signature, revision));
                    case 1 -> quota.receives(approved(signature, revision));
                    case 2 -> quota.reads(deleted(signature));
                    default -> quota.reads(submitted(signature, revision, "N" + random.nextInt(5)));
                }
                assertThat(quota.ledger().used())
                        .as("seed %d, step %d", seed, step)
                        .isLessThanOrEqualTo(3);
                assertThat(namesHeldTwice(quota.ledger()))
                        .as("seed %d, step %d", seed, step)
                        .isZero();
            }
        }
    }

    private static long namesHeldTwice(Ledger ledger) {
        return ledger.held().stream()
                .filter(one -> ledger.otherHolder(one.key(), one.region(), one.signature())
                        .isPresent())
                .count();
    }

    private static List<String> ids(BatchAnswers answers) {
        return answers.events().stream().map(CloudEvent::id).toList();
    }

    private static final class CountingLedgers extends InMemoryLedgers {

        private final List<Set<AccountId>> loads = new ArrayList<>();
        private final List<AccountId> saved = new ArrayList<>();

        @Override
        public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
            loads.add(accounts);
            return super.load(accounts);
        }

        @Override
        public Set<AccountId> save(Collection<Ledger> changed) {
            changed.forEach(ledger -> saved.add(ledger.account()));
            return super.save(changed);
        }
    }
}
