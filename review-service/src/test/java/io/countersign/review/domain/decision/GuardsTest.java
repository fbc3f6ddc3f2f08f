package io.countersign.review.domain.decision;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.record;
import static io.countersign.review.domain.cases.Cases.refused;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.DecisionTable.Row;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.Transition;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseEvent;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.inbox.ReceivedAdmission;
import io.countersign.review.domain.revision.Verdict;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Each guard of the protocol: the steps of what goes wrong without it are played with the guard, which keeps the
 * invariant, and without it, which breaks it.
 */
class GuardsTest {

    @Test
    void compareAndSetInTheInboxToo() {
        assertThat(verdictBetweenReadAndWrite(new Interrupted(true))).hasSize(1);
        assertThat(verdictBetweenReadAndWrite(new Interrupted(false))).hasSizeGreaterThan(1);
    }

    private static Set<?> verdictBetweenReadAndWrite(Interrupted store) {
        var world = new World(store);
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        store.afterTheNextLoad(() -> {
            world.caseCommands.decide(lease.holder().claimOf(S1, 1), new Verdict.Approve(null));
            world.settleAll();
        });
        world.deliver(admitted(S1, 2, "Acme Two"));
        return world.outcomes(S1, 1);
    }

    @Test
    void aRepeatRepublishes() {
        assertThat(crashBeforeTheRefusalIsPublished(new World())).hasSize(1);
        var silent = replying(InboxTable.REFUSED_KNOWN, (known, arrival) -> Transition.unchanged(known));
        assertThat(crashBeforeTheRefusalIsPublished(silent)).isEmpty();
    }

    private static Set<?> crashBeforeTheRefusalIsPublished(World world) {
        world.deliverAndCrash(refused(S2, 1));
        world.deliver(refused(S2, 1));
        return world.outcomes(S2, 1);
    }

    @Test
    void aRepeatRepublishesAllRevisions() {
        assertThat(crashBeforeTheSupersedingIsPublished(new World())).hasSize(1);
        assertThat(crashBeforeTheSupersedingIsPublished(repeatingOnlyTheRevisionItself()))
                .isEmpty();
    }

    @Test
    void withoutRepublishingAllRevisionsQuotasSweepStillHeals() {
        var world = repeatingOnlyTheRevisionItself();
        crashBeforeTheSupersedingIsPublished(world);

        world.deliver(record(new AdmissionQuestioned(S1, 1, 20_000)));

        assertThat(world.outcomes(S1, 1)).hasSize(1);
    }

    private static Set<?> crashBeforeTheSupersedingIsPublished(World world) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.deliverAndCrash(admitted(S1, 2, "Acme Two"));
        world.deliver(admitted(S1, 2, "Acme Two"));
        return world.outcomes(S1, 1);
    }

    private static World repeatingOnlyTheRevisionItself() {
        return replying(InboxTable.ADMITTED_KNOWN, (known, arrival) -> {
            var own = ":" + ((ApplicationAdmitted) arrival.event()).revision();
            var said = known.repeated().events().stream()
                    .filter(event -> event.published().id().endsWith(own))
                    .toList();
            return new Transition<>(known, said);
        });
    }

    @Test
    void aSupersededRevisionGetsAnOutcome() {
        assertThat(questionedAfterASupersedingRevision(new World())).hasSize(1);
        assertThat(questionedAfterASupersedingRevision(closingOlderOnesSilently()))
                .isEmpty();
    }

    private static Set<?> questionedAfterASupersedingRevision(World world) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.deliver(admitted(S1, 2, "Acme Two"));
        world.deliver(record(new AdmissionQuestioned(S1, 1, 20_000)));
        return world.outcomes(S1, 1);
    }

    private static World closingOlderOnesSilently() {
        return changing(InboxTable.ADMITTED_REFERRED, row -> (known, arrival) -> {
            var alone = row.answer().apply(Case.unknown(known.signature(), known.account()), arrival);
            return new Transition<>(instead(known, alone.next()), alone.events());
        });
    }

    private static Case instead(Case known, Case one) {
        return one.withVersion(known.version()).withHistory(known.history());
    }

    @Test
    void approvedDiscardsWhatComesLater() {
        assertThat(aRevisionAfterAnApproval(new World())).isEqualTo(1);
        assertThat(aRevisionAfterAnApproval(World.without(InboxTable.ADMITTED_APPROVED_EXISTS)))
                .isEqualTo(2);
    }

    private static long aRevisionAfterAnApproval(World world) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        world.deliver(admitted(S1, 2, "Acme Two"));
        return world.liveRevisions(S1);
    }

    @Test
    void anOlderRevisionThatArrivesLaterIsDiscarded() {
        assertThat(invertedAppends(new World())).isEqualTo(1);
        assertThat(invertedAppends(World.without(InboxTable.ADMITTED_OVERTAKEN)))
                .isEqualTo(2);
    }

    private static long invertedAppends(World world) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.deliver(admitted(S1, 3, "Acme Three"));
        world.deliver(admitted(S1, 2, "Acme Two"));
        return world.liveRevisions(S1);
    }

    @Test
    void tombstonesForUnknownRevisions() {
        var forgetful = replying(InboxTable.WITHDRAWAL_OF_NONE, (known, arrival) -> known.repeated());

        assertThat(admissionRedrivenAfter(withdrawal(S1, 1), new World())).isZero();
        assertThat(admissionRedrivenAfter(withdrawal(S1, 1), forgetful)).isEqualTo(1);
    }

    @Test
    void tombstonesForUnknownSignatures() {
        var forgetful = replying(InboxTable.DELETION_NEW, (known, arrival) -> known.repeated());

        assertThat(admissionRedrivenAfter(deletion(S1), new World())).isZero();
        assertThat(admissionRedrivenAfter(deletion(S1), forgetful)).isEqualTo(1);
    }

    private static long admissionRedrivenAfter(CloudEvent<AdmissionEvent> tombstone, World world) {
        world.deliver(tombstone);
        world.deliver(admitted(S1, 1, "Acme"));
        return world.liveRevisions(S1);
    }

    @Test
    void withdrawalsAndDeletionsComeThroughQuota() {
        assertThat(mostLiveAtOnce(deletion(S1), admitted(S2, 1, "Acme"))).isEqualTo(1);
        assertThat(mostLiveAtOnce(admitted(S2, 1, "Acme"), deletion(S1)))
                .as("as if the deletion came by a topic of its own, read later")
                .isEqualTo(2);
    }

    @SafeVarargs
    private static int mostLiveAtOnce(CloudEvent<AdmissionEvent>... inTheOrderRead) {
        var world = new World();
        world.deliver(admitted(S1, 1, "good"));
        int most = 0;
        for (var record : inTheOrderRead) {
            world.deliver(record);
            most = Math.max(most, world.live(S1, S2).size());
        }
        return most;
    }

    @Test
    void reviewAlonePublishesOutcomesAlsoRefusals() {
        assertThat(refusedAfterARejection(new World())).hasSize(1);
        assertThat(refusedAfterARejection(World.without(InboxTable.REFUSED_KNOWN)))
                .as("as if the refusal went out unseen by review")
                .hasSize(2);
    }

    private static Set<?> refusedAfterARejection(World world) {
        world.deliver(admitted(S1, 1, "bad"));
        world.deliver(refused(S1, 1));
        return world.outcomes(S1, 1);
    }

    @Test
    void anAdmissionAfterARefusalOrTheReverseRepeatsTheStoredOutcome() {
        var world = new World();
        world.deliver(refused(S1, 1));

        world.deliver(admitted(S1, 1, "good"));

        assertThat(world.outcomes(S1, 1)).hasSize(1);
        assertThat(world.published("outcome:1:1")).isEqualTo(2);
    }

    @Test
    void aWithdrawalRepeatedAfterACrashIsPublished() {
        var world = new World();
        world.deliver(admitted(S1, 1, "Acme"));
        world.deliverAndCrash(record(new WithdrawalRelayed(S1, 1)));

        world.deliver(record(new WithdrawalRelayed(S1, 1)));

        assertThat(world.outcomes(S1, 1)).hasSize(1);
    }

    private static World replying(
            String rowName, BiFunction<Case, ReceivedAdmission, Transition<Case, CaseEvent>> reply) {
        return changing(rowName, row -> reply);
    }

    private static World changing(
            String rowName,
            Function<
                            Row<Case, ReceivedAdmission, Transition<Case, CaseEvent>>,
                            BiFunction<Case, ReceivedAdmission, Transition<Case, CaseEvent>>>
                    reply) {
        return new World(
                new InMemoryCaseStore(),
                row -> row.name().equals(rowName) ? new Row<>(row.name(), row.guard(), reply.apply(row)) : row);
    }

    /** Lets another process act between a read and the write that follows, and may write without comparing. */
    private static final class Interrupted extends InMemoryCaseStore {

        private final boolean comparing;
        private Runnable interruption = () -> {};

        Interrupted(boolean comparing) {
            this.comparing = comparing;
        }

        void afterTheNextLoad(Runnable action) {
            interruption = action;
        }

        @Override
        public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
            var loaded = super.load(signatures);
            var action = interruption;
            interruption = () -> {};
            action.run();
            return loaded;
        }

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (comparing) {
                return super.save(changed);
            }
            changed.forEach(this::put);
            return Set.of();
        }
    }
}
