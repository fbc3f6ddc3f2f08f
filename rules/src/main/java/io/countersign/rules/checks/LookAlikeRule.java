package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.lookalike.ProtectedNames;
import io.countersign.rules.text.FoldedName;
import io.countersign.rules.text.Folding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A human decides on a name that may be taken for another account's or a protected one, or has one as a word. */
record LookAlikeRule(ProtectedNames names, int likeness, GenericWords generic, CompanyWords company) implements Rule {

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
        var name = subject.application().name();
        var applicant = subject.account().id();
        var neighbours = subject.context().neighbours(name, applicant);
        var within = subject.context().namesWithin(name, applicant);
        var protectedName =
                names.like(name, subject.name(), subject.disguisedName(names.disguises()), subject.foldedEntity());
        var restricted = restricted(neighbours, within, protectedName);
        boolean isLike = neighbours.stream().anyMatch(neighbour -> isLike(subject.name(), neighbour))
                || within.stream().anyMatch(this::isBrand);
        return isLike || protectedName != null
                ? RuleFindings.referred(this, Map.of(), restricted)
                : RuleFindings.passed(this, Map.of(), restricted);
    }

    private boolean isLike(FoldedName name, Neighbour neighbour) {
        int shorter = Math.min(
                name.compact().length(), Folding.skeleton(neighbour.name()).length());
        return neighbour.distance() == 0 || shorter >= likeness;
    }

    /** An approved name that consists of general words is no brand in other names. */
    private boolean isBrand(Neighbour within) {
        return GeneralName.of(FoldedName.plain(within.name()), generic, company).meaning() == null;
    }

    private static Map<String, String> restricted(
            List<Neighbour> neighbours, List<Neighbour> within, @Nullable String protectedName) {
        var restricted = new TreeMap<String, String>();
        if (!neighbours.isEmpty()) {
            restricted.put(Records.NEIGHBOURS, Records.ofNeighbours(neighbours));
        }
        if (!within.isEmpty()) {
            restricted.put(Records.NAMES_WITHIN, Records.ofNeighbours(within));
        }
        if (protectedName != null) {
            restricted.put("protected", protectedName);
        }
        return restricted;
    }
}
