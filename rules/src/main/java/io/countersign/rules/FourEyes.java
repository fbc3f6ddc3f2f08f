package io.countersign.rules;

import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.rules.data.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two reviewers have to agree: a finding of the assessment, for reviewers only, so that it travels with the revision
 * wherever its assessment does.
 */
public final class FourEyes {

    private static final String BECAUSE = "because";

    private FourEyes() {}

    public static boolean isDemandedBy(Assessment assessment) {
        return assessment.findings().stream()
                .anyMatch(finding -> finding.rule().equals(Definition.FOUR_EYES)
                        && finding.restricted().containsKey(BECAUSE));
    }

    /** @param demanding rules whose referral demands it, or every referral */
    static Assessment demanded(Assessment assessment, Set<String> demanding) {
        var because = assessment.findings().stream()
                .filter(finding -> finding.result() == Result.REFERRED && demanding.contains(finding.rule()))
                .map(Finding::rule)
                .collect(Collectors.joining(","));
        if (because.isEmpty() && !demanding.contains(Definition.EVERY_REFERRAL)) {
            return assessment;
        }
        var findings = new ArrayList<>(assessment.findings());
        findings.add(new Finding(
                Definition.FOUR_EYES,
                Result.PASSED,
                List.of(),
                Map.of(),
                Map.of(BECAUSE, because.isEmpty() ? Definition.EVERY_REFERRAL : because)));
        return new Assessment(assessment.ruleSet(), assessment.hash(), findings);
    }
}
