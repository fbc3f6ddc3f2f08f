package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import java.util.Map;

/** Brackets are never typed: the platform puts 【】 or [] around the name. */
record NameBrackets() implements Rule {

    private static final String BRACKETS = "[]【】［］〔〕〖〗〘〙〚〛⟦⟧﹝﹞";

    static boolean isBracket(int c) {
        return BRACKETS.indexOf(c) >= 0;
    }

    @Override
    public String name() {
        return "name-brackets";
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        if (application.name().codePoints().noneMatch(NameBrackets::isBracket)) {
            return Findings.passed(this, Map.of());
        }
        var reason = Reason.at("/name", ReasonCode.NAME_BRACKETS);
        return Findings.rejected(this, Map.of(), NameRepair.offer(reason, application.name(), application.region()));
    }
}
