package io.countersign.quota.rebuild;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.Settled;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerReplayTest {

    private final AnswerIndex answers = new AnswerIndex();
    private final LedgerReplay replay = new LedgerReplay(answers);

    private void submitted(long s, String name, long time) {
        replay.add(Fixtures.submitted(ACME, s, 1, name, "bulk"), time);
    }

    private void decided(CloudEvent<DecisionEvent> decision, long time) {
        answers.on(decision.data());
        replay.addDecision(CloudEvent.of("/review", NOON, ACME, EventTrimmer.trim(decision.data())), time);
    }

    private void open(long s, long time) {
        decided(Fixtures.sentToReviewer(s, 1), time);
    }

    private void withdrawn(long s, long time) {
        decided(Fixtures.withdrawn(s, 1), time);
    }

    private Ledger play(int limit) {
        return replay.play(Ledger.fresh(ACME, limit));
    }

    @Test
    void holdsAdmittedRevisionsAndReleasesEndedOnes() {
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
    void marksAnApproval() {
        submitted(1, "One", 1);
        decided(Fixtures.approved(1, 1), 2);

        assertThat(play(50).held()).extracting(Held::approved).containsExactly(true);
    }

    @Test
    void keepsAnAnswerWhereClocksDiffer() {
        submitted(1, "Same", 10);
        submitted(2, "Same", 11);
        withdrawn(1, 99);
        open(2, 98);

        var ledger = play(1);

        assertThat(ledger.held()).extracting(Held::signature).containsExactly(new SignatureId(2));
    }

    @Test
    void neverAppliesADecisionBeforeItsApplication() {
        submitted(1, "One", 50);
        withdrawn(1, 1);

        var ledger = play(50);

        assertThat(ledger.held()).isEmpty();
        assertThat(ledger.settled()).hasSize(1);
    }

    @Test
    void keepsTheReasonsOfARefusal() {
        var reasons = List.of(Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "7"));
        var summary = Summary.of(Fixtures.application("One"), Fixtures.account(ACME, "bulk"));
        submitted(1, "One", 1);
        answers.on(new ApplicationRefused(new SignatureId(1), 1, summary, reasons, NOON, 7, 7, null, null));

        assertThat(play(50).settled())
                .singleElement()
                .isInstanceOfSatisfying(
                        Settled.Refused.class,
                        refused -> assertThat(refused.reasons()).isEqualTo(reasons));
    }

    @Test
    void takesOnlyReasonsOfAdmissionFromTheDecisionOnARefusal() {
        var ofQuota = Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "7");
        var summary = Summary.of(Fixtures.application("One"), Fixtures.account(ACME, "bulk"));
        submitted(1, "One", 1);
        answers.on(new RevisionRefused(
                new SignatureId(1), 1, summary, NOON, List.of(ofQuota, Reason.of(ReasonCode.NAME_BRACKETS))));

        assertThat(play(50).settled())
                .singleElement()
                .isInstanceOfSatisfying(
                        Settled.Refused.class,
                        refused -> assertThat(refused.reasons()).containsExactly(ofQuota));
    }

    @Test
    void leavesARecordWithoutAnswerToTheService() {
        submitted(1, "One", 1);

        assertThat(play(50)).isEqualTo(Ledger.fresh(ACME, 50));
    }

    @Test
    void releasesEverythingOfADeletedSignature() {
        submitted(1, "One", 1);
        open(1, 2);
        replay.add(Fixtures.deleted(1), 3);
        decided(Fixtures.retired(1), 4);

        assertThat(play(50).held()).isEmpty();
    }
}
