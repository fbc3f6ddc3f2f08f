package io.countersign.rules.checks.name;

import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.GeneralName;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A human decides on a name that may be taken for another account's or a protected one, or has one as a word. */
public record LookAlikeRule(ProtectedNames names, int likeness, GenericWords generic, CompanyWords company)
        implements Rule {

    public static final String NAME = Records.LOOK_ALIKE;

    /** Names of each kind in one finding. */
    static final int MAX_NAMES = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding check(Subject subject) {
        var name = subject.application().name();
        var applicant = subject.account().id();
        var neighbours = subject.context().neighbours(name, applicant);
        var within = subject.context().namesWithin(name, applicant);
        var protectedName =
                names.like(name, subject.name(), subject.disguisedName(names.disguises()), subject.foldedEntity());
        var like = neighbours.stream()
                .filter(neighbour -> isLike(subject.name(), neighbour))
                .toList();
        var brands = within.stream().filter(this::isBrand).toList();
        var restricted = restricted(listed(like, neighbours), listed(brands, within), protectedName);
        boolean isLike = !like.isEmpty() || !brands.isEmpty();
        return isLike || protectedName != null
                ? RuleFindings.referred(this, Map.of(), restricted)
                : RuleFindings.passed(this, Map.of(), restricted);
    }

    /** Those that decide come first. */
    private static List<Neighbour> listed(List<Neighbour> deciding, List<Neighbour> all) {
        return Stream.concat(deciding.stream(), all.stream())
                .distinct()
                .limit(MAX_NAMES)
                .toList();
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
