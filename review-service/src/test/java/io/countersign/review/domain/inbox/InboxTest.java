package io.countersign.review.domain.inbox;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.record;
import static io.countersign.review.domain.cases.Cases.refused;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.DecisionTable;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final World world = new World();

    private List<String> published() {
        return world.topic.stream().map(PublishedEvent::id).toList();
    }

    private RevisionState state(int revision) {
        return Objects.requireNonNull(world.known(S1).state(revision));
    }

    private List<ReasonCode> reasonsOfRefusal(SignatureId signature) {
        var refusal = (RevisionRefused) world.outcomes(signature, 1).iterator().next();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    private OutcomeKind kind(int revision) {
        return ((Decided) state(revision)).kind();
    }

    @Test
    void whatNoRuleDecidesGoesToAHumanWithADueTime() {
        world.deliver(admitted(S1, 1, "Acme"));

        assertThat(published()).containsExactly("sent-to-reviewer:1:1");
        assertThat(state(1))
                .isInstanceOfSatisfying(
                        Open.class, open -> assertThat(open.due()).isEqualTo(Cases.NOW.plusSeconds(7200)));
    }

    @Test
    void aRuleRejectsWithItsReasons() {
        world.deliver(admitted(S1, 1, "bad"));

        assertThat(world.outcomes(S1, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        SignatureRejected.class,
                        rejected -> assertThat(rejected.reasons()).hasSize(1));
        assertThat(world.counts.seen).containsExactly("decided outcome:1:1");
    }

    @Test
    void theRulesApprove() {
        world.deliver(admitted(S1, 1, "good"));

        assertThat(kind(1)).isEqualTo(OutcomeKind.APPROVED);
    }

    @Test
    void aNewerRevisionSupersedesWhateverTheRulesSayOfIt() {
        for (var name : List.of("Acme", "bad", "good")) {
            var fresh = new World();
            fresh.deliver(admitted(S1, 1, "Acme"), admitted(S1, 2, name));

            assertThat(fresh.outcomes(S1, 1))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RevisionDiscarded.class,
                            discarded -> assertThat(discarded.cause()).isEqualTo(DiscardCause.SUPERSEDED));
        }
    }

    @Test
    void aRefusedRevisionChangesNothingElse() {
        world.deliver(admitted(S1, 1, "Acme"), refused(S1, 2));

        assertThat(state(1)).isInstanceOf(Open.class);
        assertThat(kind(2)).isEqualTo(OutcomeKind.REFUSED);
    }

    @Test
    void aRefusedRevisionHasTheReasonsOfTheRulesAsWell() {
        world.deliver(refused(S1, 1, "Acme"), refused(S2, 1, "bad"));

        assertThat(reasonsOfRefusal(S1)).containsExactly(ReasonCode.DUPLICATE_NAME);
        assertThat(reasonsOfRefusal(S2)).containsExactly(ReasonCode.DUPLICATE_NAME, ReasonCode.NAME_LENGTH);
    }

    @Test
    void anOlderRevisionOpensAfterANewerOneWasRefused() {
        world.deliver(refused(S1, 2), admitted(S1, 1, "Acme"));

        assertThat(state(1)).isInstanceOf(Open.class);
    }

    @Test
    void aWithdrawalClosesEveryOpenRevisionUpToItsOwn() {
        world.deliver(admitted(S1, 2, "Acme"), withdrawal(S1, 1), withdrawal(S1, 2));

        assertThat(kind(2)).isEqualTo(OutcomeKind.WITHDRAWN);
        assertThat(world.known(S1).withdrawnUpTo()).isEqualTo(2);
    }

    @Test
    void aWithdrawalIsRememberedForWhatComesLater() {
        world.deliver(withdrawal(S1, 2), withdrawal(S1, 1), admitted(S1, 2, "good"), admitted(S1, 3, "Acme"));

        assertThat(kind(2)).isEqualTo(OutcomeKind.WITHDRAWN);
        assertThat(state(3)).isInstanceOf(Open.class);
    }

    @Test
    void aDeletionDiscardsWhatIsOpenAndKeepsAnApproval() {
        world.deliver(admitted(S1, 1, "Acme"), deletion(S1), deletion(S1), admitted(S1, 2, "Acme"));
        world.deliver(admitted(S2, 1, "good"), deletion(S2));

        assertThat(kind(1)).isEqualTo(OutcomeKind.DELETED);
        assertThat(kind(2)).isEqualTo(OutcomeKind.DELETED);
        assertThat(world.known(S2).hasApproved()).isTrue();
        assertThat(published())
                .containsExactly(
                        "sent-to-reviewer:1:1",
                        "outcome:1:1",
                        "retired:1",
                        "outcome:1:1",
                        "retired:1",
                        "outcome:1:2",
                        "outcome:2:1",
                        "retired:2");
    }

    @Test
    void aRepeatPublishesTheSameBytesLater() {
        world.deliver(admitted(S1, 1, "bad"), admitted(S1, 2, "Acme"), deletion(S1));
        var first = Set.copyOf(world.topic);
        world.topic.clear();
        world.now = world.now.plusSeconds(86_400);

        world.deliver(admitted(S1, 1, "bad"), admitted(S1, 2, "Acme"), deletion(S1));

        assertThat(first).containsAll(world.topic);
        assertThat(published()).hasSize(9);
        assertThat(world.counts.seen).hasSize(2);
    }

    @Test
    void aQuestionRepeatsWhatIsKnownAndNothingElse() {
        world.deliver(record(new AdmissionQuestioned(S1, 1, 20_000)));
        assertThat(published()).isEmpty();

        world.deliver(admitted(S1, 1, "Acme"), record(new AdmissionQuestioned(S1, 1, 20_001)));

        assertThat(published()).containsExactly("sent-to-reviewer:1:1", "sent-to-reviewer:1:1");
    }

    @Test
    void aChangedLimitIsNoneOfItsBusiness() {
        world.deliver(record(new LimitChanged(ACCOUNT, 60, 2)));

        assertThat(published()).isEmpty();
        assertThat(InboxTable.of(Cases.SERIALIZER, Cases.EVALUATOR, Cases.CALENDAR)
                        .decide(
                                Case.unknown(S1, ACCOUNT),
                                ReceivedAdmission.of(record(new LimitChanged(ACCOUNT, 60, 2)), Cases.NOW))
                        .events())
                .isEmpty();
    }

    @Test
    void answersKeepTheOrderOfTheRecordsAcrossSignatures() {
        world.deliver(admitted(S2, 1, "bad"), admitted(S1, 1, "bad"), admitted(S2, 2, "bad"));

        assertThat(published()).containsExactly("outcome:2:1", "outcome:1:1", "outcome:2:2");
    }

    @Test
    void onlyContentsThatAreStillNeededAreKept() {
        world.deliver(
                admitted(S1, 1, "bad"), admitted(S1, 2, "good"), admitted(S1, 3, "Acme"), admitted(S1, 4, "Acme"));

        assertThat(world.known(S1).revisions().entrySet().stream()
                        .filter(entry -> entry.getValue().content() != null)
                        .map(Map.Entry::getKey))
                .containsExactly(2, 4);
    }

    @Test
    void theApprovedContentSummarisesARetiredSignature() {
        world.deliver(admitted(S1, 1, "good"), admitted(S1, 2, "Other"));

        assertThat(world.known(S1).summary()).isEqualTo(Cases.content("good").summary());
    }

    @Test
    void whatWasOvertakenIsDecidedAgain() {
        var overtaken = new ArrayList<Set<SignatureId>>();
        var store = new InMemoryCaseStore() {
            @Override
            public Set<SignatureId> save(Collection<Case> changed) {
                if (overtaken.isEmpty()) {
                    overtaken.add(Set.of(S1));
                    super.save(changed.stream()
                            .filter(one -> !one.signature().equals(S1))
                            .toList());
                    return Set.of(S1);
                }
                return super.save(changed);
            }
        };
        var slow = new World(store);

        slow.deliver(admitted(S1, 1, "bad"), admitted(S2, 1, "bad"));

        assertThat(slow.topic).extracting(PublishedEvent::id).containsExactly("outcome:1:1", "outcome:2:1");
        assertThat(slow.counts.seen).containsExactlyInAnyOrder("decided outcome:1:1", "decided outcome:2:1");
    }

    @Test
    void aDeletionIsWrittenBeforeWhatWasAdmittedIntoItsSlot() {
        var writes = new ArrayList<List<SignatureId>>();
        var store = new InMemoryCaseStore() {
            @Override
            public Set<SignatureId> save(Collection<Case> changed) {
                writes.add(changed.stream().map(Case::signature).toList());
                return super.save(changed);
            }
        };
        var watched = new World(store);
        watched.deliver(admitted(S1, 1, "good"));

        watched.deliver(deletion(S1), admitted(S2, 1, "Acme"));

        assertThat(writes).containsExactly(List.of(S1), List.of(S1), List.of(S2));
        assertThat(watched.topic)
                .extracting(PublishedEvent::id)
                .containsExactly("outcome:1:1", "retired:1", "sent-to-reviewer:2:1");
    }

    @Test
    void aRuleThatThrowsMakesTheRecordUndecidableBeforeAnyWrite() {
        var store = new InMemoryCaseStore();
        Evaluator broken = content -> {
            throw new IllegalStateException("a rule's bug");
        };
        var inbox = new Inbox(
                InboxTable.of(Cases.SERIALIZER, broken, Cases.CALENDAR), store, () -> Cases.NOW, new World.Counts());

        assertThatThrownBy(() -> inbox.answer(List.of(refused(S2, 1), admitted(S1, 1, "Acme"))))
                .isInstanceOf(DecisionTable.Undecidable.class);

        assertThat(store.all()).isEmpty();
    }
}
