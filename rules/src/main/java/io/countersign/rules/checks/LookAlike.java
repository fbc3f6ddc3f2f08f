package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.lookalike.ProtectedNames;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A name that may be taken for another account's or for a protected one is looked at by a human. */
record LookAlike(ProtectedNames names, int likeness) implements Rule {

    static final String NAME = Records.LOOK_ALIKE;

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
        var told = restricted(neighbours, guarded);
        boolean isLike = neighbours.stream().anyMatch(neighbour -> isLike(subject.name(), neighbour));
        return isLike || guarded != null
                ? Findings.referred(this, Map.of(), told)
                : Findings.passed(this, Map.of(), told);
    }

    private boolean isLike(FoldedName name, Neighbour neighbour) {
        int shorter = Math.min(
                name.compact().length(), Folding.skeleton(neighbour.name()).length());
        return neighbour.distance() == 0 || shorter >= likeness;
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
