package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Finding.Result;
import io.countersign.contracts.Reason;
import java.util.List;
import java.util.Map;

/** What a rule answers; {@code values} is what it looked at, {@code restricted} what only reviewers may see of that. */
final class RuleFindings {

    private RuleFindings() {}

    static Finding passed(Rule rule, Map<String, String> values) {
        return new Finding(rule.name(), Result.PASSED, List.of(), values, Map.of());
    }

    static Finding passed(Rule rule, Map<String, String> values, Map<String, String> restricted) {
        return new Finding(rule.name(), Result.PASSED, List.of(), values, restricted);
    }

    static Finding notApplicable(Rule rule) {
        return new Finding(rule.name(), Result.NOT_APPLICABLE, List.of(), Map.of(), Map.of());
    }

    static Finding notApplicable(Rule rule, Map<String, String> values) {
        return new Finding(rule.name(), Result.NOT_APPLICABLE, List.of(), values, Map.of());
    }

    static Finding referred(Rule rule, Map<String, String> values) {
        return referred(rule, values, Map.of());
    }

    static Finding referred(Rule rule, Map<String, String> values, Map<String, String> restricted) {
        return new Finding(rule.name(), Result.REFERRED, List.of(), values, restricted);
    }

    static Finding rejected(Rule rule, Map<String, String> values, Reason... reasons) {
        return new Finding(rule.name(), Result.REJECTED, List.of(reasons), values, Map.of());
    }

    static Finding rejected(Rule rule, Map<String, String> values, Map<String, String> restricted, Reason... reasons) {
        return new Finding(rule.name(), Result.REJECTED, List.of(reasons), values, restricted);
    }
}
