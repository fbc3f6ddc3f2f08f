package io.countersign.rules;

import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.rules.checks.Rules;
import java.util.Map;

/** An assessment as an applicant may see it: nothing that reveals other accounts, lists or thresholds. */
public final class ApplicantView {

    private ApplicantView() {}

    public static Assessment of(Assessment assessment) {
        return new Assessment(
                assessment.ruleSet(),
                assessment.hash(),
                assessment.findings().stream()
                        .filter(finding -> !Rules.isConfidential(finding.rule()))
                        .map(ApplicantView::open)
                        .toList());
    }

    private static Finding open(Finding finding) {
        return finding.restricted().isEmpty()
                ? finding
                : new Finding(finding.rule(), finding.result(), finding.reasons(), finding.values(), Map.of());
    }
}
