package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.lookalike.ProtectedNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A name that may be taken for another account's or for a protected one is looked at by a human. */
record LookAlike(ProtectedNames names) implements Rule {

    static final String NAME = "look-alike";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var neighbours = subject.context()
                .neighbours(subject.application().name(), subject.account().id());
        var guarded = names.like(subject.application().name(), subject.name(), subject.foldedEntity());
        if (neighbours.isEmpty() && guarded == null) {
            return Findings.passed(this, Map.of());
        }
        return Findings.referred(this, Map.of(), restricted(neighbours, guarded));
    }

    private static Map<String, String> restricted(List<Neighbour> neighbours, @Nullable String guarded) {
        var restricted = new TreeMap<String, String>();
        if (!neighbours.isEmpty()) {
            restricted.put(Records.NEIGHBOURS, Records.ofNeighbours(neighbours));
        }
        if (guarded != null) {
            restricted.put("protected", guarded);
        }
        return restricted;
    }
}
