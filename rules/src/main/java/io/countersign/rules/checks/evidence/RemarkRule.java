package io.countersign.rules.checks.evidence;

import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.checks.spelling.HostName;
import io.countersign.rules.data.RemarkForm;
import io.countersign.rules.data.Stores;
import io.countersign.rules.text.FoldedName;
import java.util.Map;
import java.util.Set;

/** The remark is what the type asks for: a link into an app store, a domain, a full name. */
public record RemarkRule(Map<SignatureType, RemarkForm> forms, Stores stores, Set<String> suffixes) implements Rule {

    @Override
    public String name() {
        return "remark";
    }

    @Override
    public Set<ReasonCode> repairs() {
        return Set.of(ReasonCode.REMARK_NOT_A_LINK);
    }

    @Override
    public Finding check(Subject subject) {
        var form = forms.getOrDefault(subject.application().type(), RemarkForm.FREE);
        var remark = subject.application().remark();
        if (form == RemarkForm.FREE) {
            return RuleFindings.notApplicable(this);
        }
        if (remark == null || remark.isBlank()) {
            return subject.isUnstated("remark")
                    ? RuleFindings.referred(this, Map.of("form", form.code()))
                    : rejected(form, "", Reason.at("/remark", ReasonCode.REMARK_MISSING));
        }
        return switch (form) {
            case STORE_LINK -> checkStoreLink(remark);
            case DOMAIN -> checkDomain(remark);
            case FULL_NAME -> checkFullName(remark, subject.name());
            case FREE -> RuleFindings.notApplicable(this);
        };
    }

    private Finding checkStoreLink(String remark) {
        var host = HostName.ofLink(remark);
        if (host == null) {
            var reason = Reason.at("/remark", ReasonCode.REMARK_NOT_A_LINK);
            var bare = HostName.isLink(remark) ? null : HostName.ofDomain(remark);
            return rejected(
                    RemarkForm.STORE_LINK,
                    remark,
                    bare != null && stores.isStore(bare.name())
                            ? reason.repairedBy(PatchOperation.replace("/remark", "https://" + remark.strip()))
                            : reason);
        }
        var values = values(RemarkForm.STORE_LINK, host.name());
        boolean isPage = stores.isStore(host.name()) && HostName.isBelowRoot(remark);
        return isPage ? RuleFindings.passed(this, values) : referred(host, values);
    }

    private Finding referred(HostName host, Map<String, String> values) {
        var suggested =
                stores.isTestDownload(host.name()) ? ReasonCode.APP_LINK_TEST_DOWNLOAD : ReasonCode.APP_LINK_INVALID;
        return RuleFindings.referred(this, values, Map.of("suggested", suggested.name()));
    }

    private Finding checkDomain(String remark) {
        var host = HostName.ofDomain(remark);
        if (host == null || !host.isRegistrable(suffixes)) {
            return rejected(RemarkForm.DOMAIN, remark, Reason.at("/remark", ReasonCode.REMARK_NOT_A_DOMAIN));
        }
        return RuleFindings.passed(this, values(RemarkForm.DOMAIN, host.name()));
    }

    private Finding checkFullName(String remark, FoldedName name) {
        if (HostName.isLink(remark)) {
            return rejected(RemarkForm.FULL_NAME, remark, Reason.at("/remark", ReasonCode.REMARK_NOT_A_FULL_NAME));
        }
        var values = values(RemarkForm.FULL_NAME, remark);
        return FoldedName.of(remark).contains(name)
                ? RuleFindings.passed(this, values)
                : RuleFindings.referred(this, values);
    }

    private Finding rejected(RemarkForm form, String remark, Reason reason) {
        return RuleFindings.rejected(this, values(form, remark), reason);
    }

    private static Map<String, String> values(RemarkForm form, String seen) {
        return Map.of("form", form.code(), "remark", seen);
    }
}
