package io.countersign.rules.checks.evidence;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.Matrix;
import java.util.Map;
import java.util.Set;

/** Only a product can have been developed by an individual. */
public record DeveloperRule(Matrix matrix) implements Rule {

    @Override
    public String name() {
        return "developer";
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.DEVELOPER_NOT_APPLICABLE);
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var developer = application.developedBy();
        var kind = subject.account().kind();
        if (developer == null || subject.isForOthers() || kind == AccountKind.INDIVIDUAL) {
            return RuleFindings.notApplicable(this);
        }
        var values = Map.of("developedBy", developer.code());
        boolean typeExists = matrix.accepted(kind, application.purpose(), application.type()) != null;
        if (!typeExists || matrix.accepted(kind, application.purpose(), application.type(), developer) != null) {
            return RuleFindings.passed(this, values);
        }
        return RuleFindings.rejected(
                this,
                values,
                Reason.at("/developedBy", ReasonCode.DEVELOPER_NOT_APPLICABLE)
                        .repairedBy(PatchOperation.replace("/developedBy", Developer.ORGANISATION.code())));
    }
}
