package io.countersign.quota.domain.ledger;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.applied;
import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.deleted;
import static io.countersign.contracts.Fixtures.discarded;
import static io.countersign.contracts.Fixtures.id;
import static io.countersign.contracts.Fixtures.refused;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.retired;
import static io.countersign.contracts.Fixtures.sentToReviewer;
import static io.countersign.contracts.Fixtures.submitted;
import static io.countersign.contracts.Fixtures.withdrawal;
import static io.countersign.contracts.Fixtures.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.contracts.Region;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.InformationProvided;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.quota.domain.admission.InMemoryQuota;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of the two state tables, each for itself. */
class TablesTest {

    private static final List<ImageFingerprint> IMAGES = List.of(new ImageFingerprint("a", "b", null, true));

    private static final List<Reason> TAKEN =
            List.of(Reason.at("/name", ReasonCode.DUPLICATE_NAME).with("signature", "1"));

    @Test
    void theRowsAreInTheOrderOfTheProtocol() {
        assertThat(Stream.of(
                                ApplicationsTable.SUBMITTED,
                                ApplicationsTable.WITHDRAWAL_REQUESTED,
                                ApplicationsTable.INFORMATION_PROVIDED,
                                ApplicationsTable.DELETED)
                        .flatMap(List::stream))
                .extracting(Row::name)
                .containsExactly(
                        "submitted: held",
                        "submitted: settled as released",
                        "submitted: settled as refused",
                        "submitted: name held by another signature",
                        "submitted: no slot left",
                        "submitted: too many revisions held",
                        "submitted: else",
                        "withdrawal requested",
                        "information provided",
                        "deleted");
        assertThat(Stream.of(
                                DecisionsTable.APPROVED,
                                DecisionsTable.OTHER_OUTCOME,
                                DecisionsTable.RETIRED,
                                DecisionsTable.NO_OUTCOME)
                        .flatMap(List::stream))
                .extracting(Row::name)
                .containsExactly(
                        "approved: held",
                        "approved: not held",
                        "any other outcome: held",
                        "any other outcome: not held",
                        "retired",
                        "no outcome");
    }

    @Test
    void anAdmissionCarriesTheApplicationAndTheSlotsWithItself() {
        var submission = new ApplicationSubmitted(id(2), 1, application("B"), account(ACME, null), IMAGES);
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"), applied(ACME, submission));

        assertThat(quota.lastAnswer())
                .isEqualTo(
                        new ApplicationAdmitted(id(2), 1, application("B"), account(ACME, null), NOON, 2, 50, IMAGES));
    }

    @Test
    void aRevisionBeyondWhatALedgerHoldsIsRefusedUntilOneHasItsOutcome() {
        var quota = new InMemoryQuota(Ledger.HIGHEST_LIMIT);
        for (int i = 0; i < Ledger.MAX_HELD; i++) {
            quota.reads(submitted(1 + i % 100, 1 + i / 100, "Acme " + i % 100));
        }
        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);

        quota.reads(submitted(1, 99, "Acme 0"));
        assertThat(quota.lastAnswer())
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        answer -> assertThat(answer.reasons())
                                .containsExactly(Reason.of(ReasonCode.TOO_MANY_OPEN_REVISIONS)
                                        .with("limit", "2000")));

        quota.receives(rejected(1, 1)).reads(submitted(1, 100, "Acme 0"));
        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
    }

    @Test
    void aRepeatOfAHeldRevisionIsAdmittedAgainAndChangesNothing() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"));
        var before = quota.ledger();

        quota.reads(submitted(1, 1, "A"));

        assertThat(quota.published).hasSize(2).containsOnly(quota.lastAnswer());
        assertThat(quota.ledger()).isEqualTo(before);
    }

    @Test
    void aRepeatOfAReleasedRevisionIsAdmittedAgainAndTakesNothing() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A")).receives(rejected(1, 1));

        quota.reads(submitted(1, 1, "A"));

        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(quota.ledger().used()).isZero();
    }

    @Test
    void aRepeatOfARefusedRevisionIsRefusedForTheSameReasonsWhateverIsFreeByNow() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"), submitted(2, 1, "A"));
        quota.receives(rejected(1, 1));

        quota.reads(submitted(2, 1, "A"));

        assertThat(quota.lastAnswer())
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        answer -> assertThat(answer.reasons()).isEqualTo(TAKEN));
        assertThat(quota.ledger().used()).isZero();
    }

    @Test
    void aDuplicateAtTheLimitIsRefusedForBothReasons() {
        var quota = new InMemoryQuota(1).reads(submitted(1, 1, "Acme"), submitted(2, 1, "Acme"));

        assertThat(quota.lastAnswer())
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        answer -> assertThat(answer.reasons())
                                .containsExactly(
                                        TAKEN.getFirst(),
                                        Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "1")));
    }

    @Test
    void aModificationToAHeldNameIsRefusedForThatAloneAtTheLimit() {
        var quota =
                new InMemoryQuota(2).reads(submitted(1, 1, "Acme"), submitted(2, 1, "Bravo"), submitted(2, 2, "Acme"));

        assertThat(quota.lastAnswer())
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        answer -> assertThat(answer.reasons()).isEqualTo(TAKEN));
    }

    @Test
    void aNameHeldByAnotherSignatureIsRefusedAsDuplicate() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "Acme"), submitted(2, 1, "ACME"));

        assertThat(quota.lastAnswer())
                .isEqualTo(new ApplicationRefused(
                        id(2),
                        1,
                        Summary.of(application("ACME"), account(ACME, null)),
                        TAKEN,
                        NOON,
                        1,
                        50,
                        application("ACME"),
                        account(ACME, null)));
        assertThat(quota.ledger().settled()).containsExactly(new Settled.Refused(id(2), 1, NOON, TAKEN));
    }

    @Test
    void theNameOfAnyHeldRevisionCountsAndOnlyInItsRegion() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"), submitted(1, 2, "B"));
        var elsewhere = new ApplicationSubmitted(id(3), 1, application("A", Region.DOMESTIC), account(ACME, null));

        quota.reads(submitted(2, 1, "A"), submitted(2, 2, "B"), applied(ACME, elsewhere));

        assertThat(quota.published.subList(2, 5))
                .hasExactlyElementsOfTypes(
                        ApplicationRefused.class, ApplicationRefused.class, ApplicationAdmitted.class);
    }

    @Test
    void theFiftyFirstSignatureIsRefusedAndAnotherRevisionOfAHolderIsNot() {
        var quota = new InMemoryQuota(50);
        for (int n = 1; n <= 50; n++) {
            quota.reads(submitted(n, 1, "N" + n));
        }

        quota.reads(submitted(51, 1, "N51"), submitted(50, 2, "other"));

        assertThat(quota.published.get(50))
                .isInstanceOfSatisfying(
                        ApplicationRefused.class,
                        answer -> assertThat(answer.reasons())
                                .containsExactly(
                                        Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "50")));
        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
        assertThat(quota.ledger().used()).isEqualTo(50);
    }

    @Test
    void anOlderRevisionThatArrivesLateIsHeldBesideTheNewer() {
        var quota = new InMemoryQuota(1).reads(submitted(1, 3, "A"), submitted(1, 2, "B"));

        assertThat(quota.holds(1, 2)).isTrue();
        assertThat(quota.holds(1, 3)).isTrue();
    }

    @Test
    void withdrawalsAndDeletionsAreRelayedEvenOfUnknownSignatures() {
        var quota = new InMemoryQuota(50).reads(withdrawal(1, 2), deleted(1), withdrawal(1, 2), deleted(1));

        assertThat(quota.published)
                .containsExactly(
                        new WithdrawalRelayed(id(1), 2),
                        new DeletionRelayed(id(1)),
                        new WithdrawalRelayed(id(1), 2),
                        new DeletionRelayed(id(1)));
        assertThat(quota.store.all()).isEmpty();
    }

    @Test
    void anAnswerIsRelayedWithItsTimeAndChangesNoLedger() {
        var images = List.of(new ImageFingerprint("f".repeat(64), "e".repeat(64), null, false));
        var provided = new InformationProvided(id(1), 2, 1, "The mark is ours.", List.of("f".repeat(64)), images);
        var quota = new InMemoryQuota(50).reads(CloudEvent.of("/intake", NOON, ACME, provided));

        assertThat(quota.published)
                .containsExactly(new InformationRelayed(
                        id(1), 2, 1, "The mark is ours.", List.of("f".repeat(64)), NOON, images));
        assertThat(quota.store.all()).isEmpty();
    }

    @Test
    void aDeletionReleasesEveryRevisionOfItsSignature() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"), submitted(1, 2, "A"), submitted(2, 1, "B"));

        quota.reads(deleted(1));

        assertThat(quota.ledger().holders()).extracting(Holder::signature).containsExactly(id(2));
        assertThat(quota.ledger().settled()).hasSize(2);
    }

    @Test
    void anApplicationAfterItsDeletionIsAnsweredAsAnyOther() {
        var quota = new InMemoryQuota(50).reads(deleted(1), submitted(1, 1, "A"));

        assertThat(quota.lastAnswer()).isInstanceOf(ApplicationAdmitted.class);
    }

    @Test
    void anApprovalMarksTheRevisionAndKeepsItsSlot() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A")).receives(approved(1, 1), approved(1, 1));

        assertThat(quota.ledger().held()).extracting(Held::approved).containsExactly(true);
        assertThat(quota.ledger().version()).isEqualTo(2);
    }

    @Test
    void everyOtherOutcomeReleasesItsRevision() {
        var quota = new InMemoryQuota(50)
                .reads(submitted(1, 1, "A"), submitted(2, 1, "B"), submitted(3, 1, "C"), submitted(4, 1, "D"));

        quota.receives(rejected(1, 1), refused(2, 1), withdrawn(3, 1), discarded(4, 1));

        assertThat(quota.ledger().held()).isEmpty();
        assertThat(quota.ledger().settled()).hasSize(4);
    }

    @Test
    void whatIsNotHeldIsIgnoredAndSoIsWhatIsNoOutcome() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"));
        var before = quota.ledger();

        quota.receives(approved(2, 1), rejected(2, 1), retired(2), sentToReviewer(1, 1));

        assertThat(quota.ledger()).isEqualTo(before);
    }

    @Test
    void aRetirementReleasesEveryRevision() {
        var quota = new InMemoryQuota(50).reads(submitted(1, 1, "A"), submitted(1, 2, "A"));

        quota.receives(approved(1, 1), retired(1));

        assertThat(quota.ledger().used()).isZero();
    }

    @Test
    void thePlatformOfTheLastApplicationIsKept() {
        var quota = new InMemoryQuota(50).reads(submitted(ACME, 1, 1, "A", "portal"));

        quota.reads(submitted(ACME, 2, 1, "B", "other"));

        assertThat(quota.ledger().platform()).isEqualTo("other");
    }
}
