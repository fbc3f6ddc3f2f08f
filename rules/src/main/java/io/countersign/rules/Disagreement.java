package io.countersign.rules;

import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A rule on which a shadow rule set disagrees with the one in force.
 *
 * @param from what the set in force found; not applicable if it lacks the rule
 */
public record Disagreement(String rule, Finding.Result from, Finding.Result to) {

    /** Every rule on which the two differ. */
    public static List<Disagreement> between(Assessment inForce, Assessment shadow) {
        var rules = new TreeMap<String, Finding.Result>();
        shadow.findings().forEach(finding -> rules.put(finding.rule(), Finding.Result.NOT_APPLICABLE));
        inForce.findings().forEach(finding -> rules.put(finding.rule(), finding.result()));
        var found = new ArrayList<Disagreement>();
        rules.forEach((rule, from) -> {
            var to = result(shadow, rule);
            if (from != to) {
                found.add(new Disagreement(rule, from, to));
            }
        });
        return found;
    }

    private static Finding.Result result(Assessment assessment, String rule) {
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::result)
                .findAny()
                .orElse(Finding.Result.NOT_APPLICABLE);
    }
}
