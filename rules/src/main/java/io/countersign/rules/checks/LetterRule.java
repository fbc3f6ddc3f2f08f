package io.countersign.rules.checks;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import java.util.Map;

/** A name that belongs to another organization requires its authorization letter. */
record LetterRule() implements Rule {

    @Override
    public String name() {
        return "letter";
    }

    @Override
    public Finding check(Subject subject) {
        boolean given = subject.application().letter() != null;
        if (!subject.isForOthers()) {
            return RuleFindings.notApplicable(this);
        }
        var values = Map.of("given", Boolean.toString(given));
        if (given) {
            return RuleFindings.passed(this, values);
        }
        return subject.isUnstated("letter")
                ? RuleFindings.referred(this, values)
                : RuleFindings.rejected(this, values, Reason.at("/letter", ReasonCode.LETTER_MISSING));
    }
}
