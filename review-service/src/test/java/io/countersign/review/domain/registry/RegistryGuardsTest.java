package io.countersign.review.domain.registry;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.registry.RegistryProjection.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The registry's guards, each with it and without it; the one about transactions is {@code RegistryTransactionsTest}. */
class RegistryGuardsTest {

    private static final String KEY = ApprovedSignature.key(ACCOUNT, S1);

    private final World world = new World();
    private final Map<String, String> registry = new HashMap<>();
    private int read;

    private void project(BiConsumer<World, CloudEvent<DecisionEvent>> projector) {
        var decisions = world.decisions();
        decisions.subList(read, decisions.size()).forEach(decision -> projector.accept(world, decision));
        read = decisions.size();
    }

    /** As it is. */
    private void bySignatureFromTheCase(World from, CloudEvent<DecisionEvent> decision) {
        entries(from, decision).forEach(entry -> write(entry.key(), entry.approved()));
    }

    private static List<Entry> entries(World from, CloudEvent<DecisionEvent> decision) {
        return new RegistryProjection(from.store).entries(List.of(decision));
    }

    private void write(String key, @org.jspecify.annotations.Nullable ApprovedSignature approved) {
        if (approved == null) {
            registry.remove(key);
        } else {
            registry.put(key, approved.name());
        }
    }

    @Test
    void bySignatureNotByName() {
        refusedDuplicateIsDeleted(this::bySignatureFromTheCase);
        assertThat(registry).containsOnly(Map.entry(KEY, "Acme"));
    }

    @Test
    void byNameTheRefusedDuplicatesRemovalRemovesTheName() {
        refusedDuplicateIsDeleted((from, decision) -> entries(from, decision)
                .forEach(entry -> write(ACCOUNT + "/" + nameOf(from, entry.signature()), entry.approved())));
        assertThat(registry).isEmpty();
    }

    /** What a projector by name would know of a signature: the name that it was applied for with. */
    private static String nameOf(World from, SignatureId signature) {
        return from.decisions().stream()
                .map(CloudEvent::data)
                .filter(data -> data.signature().equals(signature))
                .filter(Outcome.class::isInstance)
                .map(data -> ((Outcome) data).summary().name())
                .findFirst()
                .orElseThrow();
    }

    private void refusedDuplicateIsDeleted(BiConsumer<World, CloudEvent<DecisionEvent>> projector) {
        world.deliver(admitted(S1, 1, "Acme"));
        world.deliver(refused(S2, 1, "Acme"));
        world.approve(S1, 1);
        world.settleAll();
        project(projector);
        world.deliver(deletion(S2));
        project(projector);
    }

    @Test
    void fromTheCaseAsItIsNow() {
        approvalComesAgainAfterTheDeletion(this::bySignatureFromTheCase);
        assertThat(registry).isEmpty();
    }

    @Test
    void besideTheDecisionALateDuplicateWritesTheSignatureBack() {
        approvalComesAgainAfterTheDeletion((from, decision) -> {
            var key =
                    ApprovedSignature.key(decision.accountid(), decision.data().signature());
            if (decision.data() instanceof SignatureApproved approved) {
                registry.put(key, approved.summary().name());
            } else if (decision.data() instanceof SignatureRetired) {
                registry.remove(key);
            }
        });
        assertThat(registry).containsKey(KEY);
    }

    private void approvalComesAgainAfterTheDeletion(BiConsumer<World, CloudEvent<DecisionEvent>> projector) {
        world.deliver(admitted(S1, 1, "good"));
        var approval = Objects.requireNonNull(world.topic.getFirst());
        project(projector);
        world.deliver(deletion(S1));
        project(projector);
        world.topic.add(approval);
        project(projector);
    }

    @Test
    void theEntryHasTheApprovedContent() {
        world.deliver(admitted(S1, 1, "Acme"), admitted(S1, 2, "good one"), admitted(S1, 3, "Acme Three"));

        var entries = new RegistryProjection(world.store).entries(world.decisions());

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("acme/1");
            assertThat(entry.approved())
                    .extracting(ApprovedSignature::name, ApprovedSignature::revision, ApprovedSignature::approvedAt)
                    .containsExactly("good one", 2, Cases.NOW);
        });
    }

    @Test
    void decisionsThatApproveNothingAreSkipped() {
        world.deliver(admitted(S1, 1, "Acme"), admitted(S1, 2, "bad"), refused(S2, 1));

        assertThat(new RegistryProjection(world.store).entries(world.decisions()))
                .isEmpty();
    }

    @Test
    void anUnknownCaseHoldsNothing() {
        world.deliver(admitted(S1, 1, "good"));

        assertThat(new RegistryProjection(new InMemoryCaseStore()).entries(world.decisions()))
                .extracting(Entry::approved)
                .containsOnlyNulls();
    }
}
