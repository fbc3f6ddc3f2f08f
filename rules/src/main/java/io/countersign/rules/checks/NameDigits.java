package io.countersign.rules.checks;

import io.countersign.contracts.Finding;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.SignatureType;
import io.countersign.rules.text.Folding;
import java.util.Map;

/** Digits alone tell nobody who sends; only a registered trademark may be one. */
record NameDigits() implements Rule {

    @Override
    public String name() {
        return "name-digits";
    }

    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public Finding check(Subject subject) {
        var plain = Folding.plain(subject.application().name());
        if (plain.isEmpty() || !Placeholders.isAllDigits(plain)) {
            return Findings.passed(this, Map.of());
        }
        return subject.application().type() == SignatureType.TRADEMARK
                ? Findings.referred(this, Map.of("digits", plain))
                : Findings.rejected(this, Map.of("digits", plain), Reason.at("/name", ReasonCode.NAME_ALL_DIGITS));
    }
}
