package io.countersign.rules.checks.rule;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a rule answers; {@code values} is what it looked at, {@code restricted} what only reviewers may see of that. */
public final class RuleFindings {

    /** A finding repeats no more of an application than this: the whole text is in the application. */
    static final int MAX_VALUE_LENGTH = 100;

    private RuleFindings() {}

    public static Finding passed(Rule rule, Map<String, String> values) {
        return new Finding(rule.name(), Result.PASSED, List.of(), abbreviated(values), Map.of());
    }

    public static Finding passed(Rule rule, Map<String, String> values, Map<String, String> restricted) {
        return new Finding(rule.name(), Result.PASSED, List.of(), abbreviated(values), restricted);
    }

    public static Finding notApplicable(Rule rule) {
        return new Finding(rule.name(), Result.NOT_APPLICABLE, List.of(), Map.of(), Map.of());
    }

    public static Finding notApplicable(Rule rule, Map<String, String> values) {
        return new Finding(rule.name(), Result.NOT_APPLICABLE, List.of(), abbreviated(values), Map.of());
    }

    public static Finding referred(Rule rule, Map<String, String> values) {
        return referred(rule, values, Map.of());
    }

    public static Finding referred(Rule rule, Map<String, String> values, Map<String, String> restricted) {
        return new Finding(rule.name(), Result.REFERRED, List.of(), abbreviated(values), restricted);
    }

    public static Finding rejected(Rule rule, Map<String, String> values, Reason... reasons) {
        return rejected(rule, values, Map.of(), reasons);
    }

    public static Finding rejected(
            Rule rule, Map<String, String> values, Map<String, String> restricted, Reason... reasons) {
        requireDeclaredRepairs(rule, reasons);
        return new Finding(rule.name(), Result.REJECTED, List.of(reasons), abbreviated(values), restricted);
    }

    private static void requireDeclaredRepairs(Rule rule, Reason... reasons) {
        for (var reason : reasons) {
            if (!reason.patch().isEmpty() && !rule.repairs().contains(reason.code())) {
                throw new IllegalStateException(rule.name() + " does not declare that it repairs " + reason.code());
            }
        }
    }

    private static Map<String, String> abbreviated(Map<String, String> values) {
        return values.values().stream().allMatch(value -> value.length() <= MAX_VALUE_LENGTH)
                ? values
                : values.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> abbreviated(entry.getValue())));
    }

    /** Cuts between code points. */
    private static String abbreviated(String value) {
        return value.codePointCount(0, value.length()) <= MAX_VALUE_LENGTH
                ? value
                : value.substring(0, value.offsetByCodePoints(0, MAX_VALUE_LENGTH - 1)) + "…";
    }
}
