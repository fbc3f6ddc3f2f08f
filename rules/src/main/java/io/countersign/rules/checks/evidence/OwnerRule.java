package io.countersign.rules.checks.evidence;

import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/** A name for others has an owner who may authorise others and is not the account itself. */
public record OwnerRule(Set<OwnerKind> owners) implements Rule {

    @Override
    public String name() {
        return "owner";
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.OWNER_IS_ACCOUNT);
    }

    @Override
    public Finding check(Subject subject) {
        return subject.isForOthers() ? checkOwner(subject) : checkNoOwner(subject);
    }

    /** Who names another owner may have meant the other purpose: a human looks. */
    private Finding checkNoOwner(Subject subject) {
        var owner = subject.application().owner();
        if (owner == null) {
            return RuleFindings.notApplicable(this);
        }
        var values = Map.of("owner", owner.name(), "kind", owner.kind().code());
        return isAccount(subject) ? RuleFindings.passed(this, values) : RuleFindings.referred(this, values);
    }

    private Finding checkOwner(Subject subject) {
        var owner = subject.application().owner();
        if (owner == null) {
            return subject.isUnstated("owner")
                    ? RuleFindings.referred(this, Map.of())
                    : RuleFindings.rejected(this, Map.of(), Reason.at("/owner", ReasonCode.OWNER_MISSING));
        }
        var reasons = new ArrayList<Reason>();
        if (!owners.contains(owner.kind())) {
            reasons.add(Reason.at("/owner/kind", ReasonCode.OWNER_NOT_ALLOWED));
        }
        if (isAccount(subject)) {
            reasons.add(Reason.at("/owner/name", ReasonCode.OWNER_IS_ACCOUNT)
                    .repairedBy(PatchOperation.replace("/purpose", Purpose.SELF_USE.code())));
        }
        var values = Map.of("owner", owner.name(), "kind", owner.kind().code());
        return reasons.isEmpty()
                ? RuleFindings.passed(this, values)
                : RuleFindings.rejected(this, values, reasons.toArray(Reason[]::new));
    }

    private static boolean isAccount(Subject subject) {
        var owner = subject.application().owner();
        return owner != null && subject.verifiedName().reads(FoldedName.of(owner.name()));
    }
}
