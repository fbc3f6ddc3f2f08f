package io.countersign.simulation.node;

import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.simulation.mutant.RegistryMutant;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.Group;
import io.countersign.simulation.world.RegistryLine;
import io.countersign.simulation.world.World;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** review-service's projector, and the compacted topic that it writes. */
public final class RegistryNode extends DecisionNode {

    private final RegistryProjection registrar;
    private final Map<String, String> registry = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();

    public RegistryNode(World world, CaseStore cases) {
        super(world, new Group<>(world.decisions(), world.chance(), _ -> true));
        this.registrar = new RegistryProjection(cases);
    }

    public void project() {
        var poll = decisions.poll();
        var lines = RegistryMutant.lines(world, registrar, poll.records());
        world.chance().longPoint();
        if (!world.has(Guard.REGISTRY_IN_TRANSACTIONS)) {
            write(lines);
            world.chance().point();
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

    private void write(List<RegistryLine> lines) {
        world.signatures().addAll(lines);
        for (var line : lines) {
            if (line.name() == null) {
                registry.remove(line.key());
            } else {
                registry.put(line.key(), line.name());
            }
        }
    }

    /** What has come back although its removal was committed. */
    public Set<String> returned() {
        var returned = new HashSet<>(gone);
        returned.retainAll(registry.keySet());
        return returned;
    }

    public Collection<String> names() {
        return Collections.unmodifiableCollection(registry.values());
    }
}
