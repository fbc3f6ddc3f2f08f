package io.countersign.rules.checks.name;

import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.reasons.TextRange;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.text.Folding;
import java.util.List;
import java.util.Map;

/** Digits alone, with or without separators, identify no sender; only a trademark or a company so called may consist of them. */
public record NameDigitsRule(CompanyWords company) implements Rule {

    private static final String SEPARATORS = ".,_·";

    @Override
    public String name() {
        return "name-digits";
    }

    @Override
    public boolean isAppealable() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var name = subject.application().name();
        if (!isDigitsOnly(name)) {
            return RuleFindings.passed(this, Map.of());
        }
        var digits = Folding.plain(name);
        return subject.application().type() == SignatureType.TRADEMARK || subject.isWholeBrand(company)
                ? RuleFindings.referred(this, Map.of("digits", digits))
                : RuleFindings.rejected(
                        this,
                        Map.of("digits", digits),
                        Reason.at("/name", ReasonCode.NAME_ALL_DIGITS)
                                .located(List.of(new TextRange(0, name.codePointCount(0, name.length())))));
    }

    /** A name with any other character, such as 1&amp;1, is not meant. */
    private static boolean isDigitsOnly(String name) {
        boolean digits = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (!isDigit(c) && !isSeparator(c)) {
                return false;
            }
            digits |= isDigit(c);
            i += Character.charCount(c);
        }
        return digits;
    }

    private static boolean isDigit(int c) {
        return Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER;
    }

    private static boolean isSeparator(int c) {
        return Character.isSpaceChar(c)
                || Folding.isIgnorable(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || SEPARATORS.indexOf(c) >= 0;
    }
}
