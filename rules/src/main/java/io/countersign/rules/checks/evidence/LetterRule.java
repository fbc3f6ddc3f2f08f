package io.countersign.rules.checks.evidence;

import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import java.util.Map;
import java.util.stream.Stream;

/** A name that belongs to another organization requires its authorization letter. A blank picture is referred. */
public record LetterRule() implements Rule {

    @Override
    public String name() {
        return "letter";
    }

    @Override
    public Finding check(Subject subject) {
        var letter = subject.application().letter();
        if (!subject.isForOthers()) {
            return RuleFindings.notApplicable(this);
        }
        var values = Map.of("given", Boolean.toString(letter != null));
        if (letter != null) {
            var blank = SubjectPictures.blank(subject, Stream.of(letter.sha256()));
            return blank.isEmpty() ? RuleFindings.passed(this, values) : RuleFindings.referred(this, values, blank);
        }
        return subject.isUnstated("letter")
                ? RuleFindings.referred(this, values)
                : RuleFindings.rejected(this, values, Reason.at("/letter", ReasonCode.LETTER_MISSING));
    }
}
