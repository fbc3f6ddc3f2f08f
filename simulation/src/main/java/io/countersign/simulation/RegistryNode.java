package io.countersign.simulation;

import io.countersign.contracts.events.ApprovedSignature;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.registry.RegistryProjection;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** review-service's projector, and the compacted topic that it writes. */
final class RegistryNode {

    private final World world;
    final Group<DecisionEvent> decisions;
    private final RegistryProjection registrar;
    private final Map<String, String> registry = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();

    RegistryNode(World world, CaseStore cases) {
        this.world = world;
        this.decisions = new Group<>(world.decisions, world.chance, _ -> true);
        this.registrar = new RegistryProjection(cases);
    }

    /** A record of the topic; without a name it removes its key. */
    record Line(String key, @Nullable String name) {}

    void project() {
        var poll = decisions.poll();
        var lines = Mutants.registry(world, registrar, poll.records());
        world.chance.longPoint();
        if (!world.has(Guard.REGISTRY_IN_TRANSACTIONS)) {
            write(lines);
            world.chance.point();
            commit(poll);
        } else if (decisions.isCurrent(poll)) {
            write(lines);
            commit(poll);
        }
    }

    private void commit(Group.Poll<DecisionEvent> poll) {
        if (decisions.isCurrent(poll)) {
            poll.records().stream()
                    .filter(event -> event.data() instanceof SignatureRetired)
                    .map(event -> ApprovedSignature.key(
                            event.accountid(), event.data().signature()))
                    .forEach(gone::add);
        }
        decisions.commit(poll);
    }

    private void write(List<Line> lines) {
        world.signatures.addAll(lines);
        for (var line : lines) {
            if (line.name() == null) {
                registry.remove(line.key());
            } else {
                registry.put(line.key(), line.name());
            }
        }
    }

    boolean isBehind() {
        return decisions.isBehind();
    }

    /** What has come back although its removal was committed. */
    Set<String> returned() {
        var returned = new HashSet<>(gone);
        returned.retainAll(registry.keySet());
        return returned;
    }

    Collection<String> names() {
        return Collections.unmodifiableCollection(registry.values());
    }
}
