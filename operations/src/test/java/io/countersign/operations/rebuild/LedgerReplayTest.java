package io.countersign.operations.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.Application;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.DecisionEvent;
import io.countersign.contracts.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.DecisionEvent.SentToReviewer;
import io.countersign.contracts.DecisionEvent.SignatureApproved;
import io.countersign.contracts.DecisionEvent.SignatureRetired;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.Region;
import io.countersign.contracts.RetirementCause;
import io.countersign.contracts.Route;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.Summary;
import io.countersign.quota.domain.Held;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.Settled;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerReplayTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final AccountSnapshot SNAPSHOT =
            new AccountSnapshot(ACME, AccountKind.ENTERPRISE, "Acme Ltd", Language.EN, "bulk", false);
    private static final Summary SUMMARY =
            new Summary("Acme", Region.GLOBAL, AccountKind.ENTERPRISE, Language.EN, null, null);

    private final Answers answers = new Answers();
    private final LedgerReplay replay = new LedgerReplay(answers);

    private void submitted(long s, String name, long time) {
        var application = new Application(
                name,
                Region.GLOBAL,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                List.of(),
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                List.of());
        ApplicationEvent event = new ApplicationSubmitted(new SignatureId(s), 1, application, SNAPSHOT);
        replay.add(CloudEvent.of("/intake", NOON, ACME, event), time);
    }

    private void deleted(long s, long time) {
        ApplicationEvent event = new SignatureDeleted(new SignatureId(s));
        replay.add(CloudEvent.of("/intake", NOON, ACME, event), time);
    }

    private void decided(DecisionEvent event, long time) {
        answers.on(event);
        replay.addDecision(CloudEvent.of("/review", NOON, ACME, Slim.of(event)), time);
    }

    private void open(long s, long time) {
        decided(new SentToReviewer(new SignatureId(s), 1, SUMMARY, NOON, null, null, null), time);
    }

    private void withdrawn(long s, long time) {
        decided(new ApplicationWithdrawn(new SignatureId(s), 1, SUMMARY, NOON), time);
    }

    private Ledger play(int limit) {
        return replay.play(Ledger.fresh(ACME, limit));
    }

    @Test
    void whatWasAdmittedIsHeldAndWhatEndedIsReleased() {
        submitted(1, "One", 1);
        submitted(2, "Two", 2);
        open(1, 3);
        withdrawn(2, 4);

        var ledger = play(50);

        assertThat(ledger.held()).extracting(Held::signature).containsExactly(new SignatureId(1));
        assertThat(ledger.settled())
                .hasOnlyElementsOfType(Settled.Released.class)
                .hasSize(1);
        assertThat(ledger.platform()).isEqualTo("bulk");
        assertThat(ledger.limit()).isEqualTo(50);
    }

    @Test
    void anApprovalIsMarked() {
        submitted(1, "One", 1);
        decided(new SignatureApproved(new SignatureId(1), 1, SUMMARY, NOON, Route.HUMAN, null), 2);

        assertThat(play(50).held()).extracting(Held::approved).containsExactly(true);
    }

    @Test
    void anAnswerStandsAlsoWhereClocksDiffer() {
        submitted(1, "Same", 10);
        submitted(2, "Same", 11);
        withdrawn(1, 99);
        open(2, 98);

        var ledger = play(1);

        assertThat(ledger.held()).extracting(Held::signature).containsExactly(new SignatureId(2));
    }

    @Test
    void aDecisionNeverComesBeforeItsApplication() {
        submitted(1, "One", 50);
        withdrawn(1, 1);

        var ledger = play(50);

        assertThat(ledger.held()).isEmpty();
        assertThat(ledger.settled()).hasSize(1);
    }

    @Test
    void aRefusalKeepsItsReasons() {
        var reasons = List.of(Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "7"));
        submitted(1, "One", 1);
        answers.on(new ApplicationRefused(new SignatureId(1), 1, SUMMARY, reasons, NOON, 7, 7));

        assertThat(play(50).settled())
                .singleElement()
                .isInstanceOfSatisfying(
                        Settled.Refused.class,
                        refused -> assertThat(refused.reasons()).isEqualTo(reasons));
    }

    @Test
    void whatHasNoAnswerIsLeftToTheService() {
        submitted(1, "One", 1);

        assertThat(play(50)).isEqualTo(Ledger.fresh(ACME, 50));
    }

    @Test
    void aDeletionReleasesEverything() {
        submitted(1, "One", 1);
        open(1, 2);
        deleted(1, 3);
        decided(new SignatureRetired(new SignatureId(1), RetirementCause.DELETED, List.of(), null), 4);

        assertThat(play(50).held()).isEmpty();
    }
}
