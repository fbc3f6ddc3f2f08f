package io.countersign.rules.checks.evidence;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import java.util.Map;

/** A product's name is a signature only after its release; until then an organisation applies with its own name. */
public record ReleasedProductRule() implements Rule {

    @Override
    public String name() {
        return "released-product";
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        if (!application.type().isProduct()) {
            return RuleFindings.notApplicable(this);
        }
        if (subject.isUnstated("productReleased")) {
            return RuleFindings.referred(this, Map.of());
        }
        var values = Map.of("productReleased", Boolean.toString(application.productReleased()));
        if (application.productReleased()) {
            return RuleFindings.passed(this, values);
        }
        boolean alone = subject.account().kind() == AccountKind.INDIVIDUAL && !subject.isForOthers();
        var code = alone ? ReasonCode.PRODUCT_UNRELEASED_INDIVIDUAL : ReasonCode.PRODUCT_UNRELEASED;
        return RuleFindings.rejected(this, values, Reason.at("/productReleased", code));
    }
}
