package io.countersign.rules.checks.name;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.CodePoints;
import java.util.Map;
import java.util.Set;

/** Brackets are never typed: the platform puts 【】 or [] around the name. */
public record NameBracketsRule() implements Rule {

    private static final String BRACKETS = "[]【】［］〔〕〖〗〘〙〚〛⟦⟧﹝﹞";

    static boolean isBracket(int c) {
        return BRACKETS.indexOf(c) >= 0;
    }

    private static boolean hasBracket(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isBracket(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String name() {
        return "name-brackets";
    }

    @Override
    public boolean looksAtTheNameOnly() {
        return true;
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.NAME_BRACKETS);
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        if (!hasBracket(application.name())) {
            return RuleFindings.passed(this, Map.of());
        }
        var reason = Reason.at("/name", ReasonCode.NAME_BRACKETS)
                .located(CodePoints.runs(application.name(), NameBracketsRule::isBracket));
        return RuleFindings.rejected(
                this, Map.of(), NameRepair.offer(reason, application.name(), application.region()));
    }
}
