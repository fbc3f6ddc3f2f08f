package io.countersign.rules.checks.evidence;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.RepeatedApplication;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.RuleFindings;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.Matrix;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One of the documents that the matrix accepts is there; more do no harm. A blank picture is referred to a reviewer. */
public record CertificatesRule(Matrix matrix, Set<SignatureType> withdrawn, boolean repeatNeedsNoMaterial)
        implements Rule {

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public Finding check(Subject subject) {
        var application = subject.application();
        var accepted = withdrawn.contains(application.type()) ? null : accepted(subject, application);
        if (accepted == null) {
            return RuleFindings.notApplicable(this);
        }
        if (isRepeat(subject)) {
            return RuleFindings.notApplicable(this, Map.of("repeat", "true"));
        }
        var given = EnumSet.noneOf(DocumentType.class);
        application.documents().forEach(document -> given.add(document.type()));
        var values = Map.of("given", codes(given), "accepted", codes(accepted));
        if (!Collections.disjoint(given, accepted)) {
            var blank = SubjectPictures.blank(
                    subject, application.documents().stream().map(Document::sha256));
            return blank.isEmpty() ? RuleFindings.passed(this, values) : RuleFindings.referred(this, values, blank);
        }
        var code = given.isEmpty() ? ReasonCode.DOCUMENT_MISSING : mismatch(subject);
        return RuleFindings.rejected(this, values, Reason.at("/documents", code).with("accepted", codes(accepted)));
    }

    /** Of an unknown developer both developers' documents do. */
    private @Nullable Set<DocumentType> accepted(Subject subject, Application application) {
        var kind = subject.account().kind();
        var purpose = application.purpose();
        var developer = application.developedBy() == null ? Developer.ORGANISATION : application.developedBy();
        var accepted = subject.isUnstated("developedBy")
                ? null
                : matrix.accepted(kind, purpose, application.type(), developer);
        return accepted != null ? accepted : matrix.accepted(kind, purpose, application.type());
    }

    private boolean isRepeat(Subject subject) {
        var application = subject.application();
        var account = subject.account();
        return repeatNeedsNoMaterial
                && RepeatedApplication.covers(
                        account.kind(), application.purpose(), application.type(), application.developedBy())
                && subject.context().hasUsableSignature(account.id());
    }

    private static ReasonCode mismatch(Subject subject) {
        if (subject.isForOthers()) {
            return ReasonCode.DOCUMENT_MISMATCH_FOR_OTHERS;
        }
        return subject.account().kind() == AccountKind.INDIVIDUAL
                ? ReasonCode.DOCUMENT_MISMATCH_INDIVIDUAL
                : ReasonCode.DOCUMENT_MISMATCH_ORGANISATION;
    }

    /** In the order of the enum, as both kinds of sets have it. */
    private static String codes(Set<DocumentType> documents) {
        var codes = new StringJoiner(",");
        documents.forEach(document -> codes.add(document.code()));
        return codes.toString();
    }
}
