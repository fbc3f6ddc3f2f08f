package io.countersign.rules.checks.evidence;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.Matrix;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The account may have a signature of this type, and the type is still accepted. */
public record TypeRule(Matrix matrix, Set<SignatureType> withdrawn) implements Rule {

    @Override
    public String name() {
        return "type";
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var kind = subject.account().kind();
        var type = application.type();
        var values = Map.of("type", type.code());
        if (withdrawn.contains(type)) {
            return rejected(values, ReasonCode.TYPE_WITHDRAWN, kind, application.purpose());
        }
        return matrix.accepted(kind, application.purpose(), type) == null
                ? rejected(values, ReasonCode.TYPE_NOT_ALLOWED, kind, application.purpose())
                : RuleFindings.passed(this, values);
    }

    private Finding rejected(Map<String, String> values, ReasonCode code, AccountKind kind, Purpose purpose) {
        var allowed = matrix.types(kind, purpose).stream()
                .filter(type -> !withdrawn.contains(type))
                .map(SignatureType::code)
                .collect(Collectors.joining(","));
        var reason = Reason.at("/type", code);
        return RuleFindings.rejected(this, values, allowed.isEmpty() ? reason : reason.with("allowed", allowed));
    }
}
