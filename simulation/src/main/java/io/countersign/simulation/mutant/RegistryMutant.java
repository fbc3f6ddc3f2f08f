package io.countersign.simulation.mutant;

import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.world.RegistryLine;
import io.countersign.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** What the projector writes into the topic of the registry, without the guards that a run goes without. */
public final class RegistryMutant {

    private RegistryMutant() {}

    /** By the signature's id, from its case as it is now. */
    public static List<RegistryLine> lines(
            World world, RegistryProjection registrar, List<CloudEvent<DecisionEvent>> decisions) {
        if (!world.has(Guard.REGISTRY_FROM_THE_CASE)) {
            return besideTheDecisions(decisions);
        }
        return registrar.entries(decisions).stream()
                .map(entry -> new RegistryLine(
                        world.has(Guard.REGISTRY_BY_SIGNATURE)
                                ? entry.key()
                                : world.published().nameOf(entry.signature()).value(),
                        entry.approved() == null ? null : entry.approved().name()))
                .toList();
    }

    private static List<RegistryLine> besideTheDecisions(List<CloudEvent<DecisionEvent>> decisions) {
        var lines = new ArrayList<RegistryLine>();
        for (var decision : decisions) {
            var key =
                    ApprovedSignature.key(decision.accountid(), decision.data().signature());
            if (decision.data() instanceof SignatureApproved approved) {
                lines.add(new RegistryLine(key, approved.summary().name()));
            } else if (decision.data() instanceof SignatureRetired) {
                lines.add(new RegistryLine(key, null));
            }
        }
        return lines;
    }
}
