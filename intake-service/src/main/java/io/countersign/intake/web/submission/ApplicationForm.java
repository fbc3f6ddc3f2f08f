package io.countersign.intake.web.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.application.Application;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application's form as it may be used: for a submission, a modification or a trial. The certificates that it names
 * are looked up by the caller, for many forms at once.
 */
public final class ApplicationForm {

    private static final LocalizedText NOT_UPLOADED = LocalizedText.of("intake.application-form.not-uploaded");
    private static final LocalizedText UPLOAD = LocalizedText.of("intake.application-form.upload");
    private static final LocalizedText TOO_EARLY = LocalizedText.of("intake.application-form.too-early");
    private static final LocalizedText NO_APPEAL = LocalizedText.of("intake.application-form.no-appeal");

    private final BoundBody<ApplicationRequest> body;
    private final List<Reference> references;

    /** A certificate that a body names, and where. */
    record Reference(String pointer, @Nullable String sha256) {

        boolean isDigest() {
            return sha256 != null && sha256.matches(ApplicationRequest.SHA256);
        }

        Certificate.Id of(AccountId account) {
            return new Certificate.Id(account, sha256 == null ? "" : sha256);
        }

        /** Reports a digest of which no certificate is stored. */
        void check(BoundBody<?> body, AccountId account, Set<Certificate.Id> stored) {
            if (isDigest() && !stored.contains(of(account))) {
                body.fault("UNKNOWN_CERTIFICATE", pointer, NOT_UPLOADED, UPLOAD);
            }
        }
    }

    private ApplicationForm(BoundBody<ApplicationRequest> body, List<Reference> references) {
        this.body = body;
        this.references = references;
    }

    public static ApplicationForm submission(BoundBody<ApplicationRequest> body) {
        if (body.value().appeal() != null) {
            body.fault("NOT_ALLOWED", "/appeal", TOO_EARLY, NO_APPEAL);
        }
        body.refuse("/unstated", body.value().unstated());
        return modification(body);
    }

    /** May appeal, and leave fields unstated that the current revision does not state. */
    static ApplicationForm modification(BoundBody<ApplicationRequest> body) {
        var references = references(body.value());
        references.forEach(reference -> body.require(reference.pointer(), reference.sha256()));
        return new ApplicationForm(body, references);
    }

    /** Papers may be declared that were not uploaded. */
    static ApplicationForm trial(BoundBody<ApplicationRequest> body) {
        body.refuse("/unstated", body.value().unstated());
        return new ApplicationForm(body, List.of());
    }

    private static List<Reference> references(ApplicationRequest request) {
        var documents =
                request.documents() == null ? List.<ApplicationRequest.DeclaredDocument>of() : request.documents();
        var ofDocuments = IntStream.range(0, Math.min(documents.size(), Application.MAX_DOCUMENTS))
                .filter(n -> documents.get(n) != null)
                .mapToObj(n -> new Reference(
                        "/documents/" + n + "/sha256", documents.get(n).sha256()));
        var letter = request.letter();
        var ofLetter =
                letter == null ? Stream.<Reference>of() : Stream.of(new Reference("/letter/sha256", letter.sha256()));
        return Stream.concat(ofDocuments, ofLetter).toList();
    }

    /** What has to be stored for the account. */
    public Stream<Certificate.Id> certificates(AccountId account) {
        return references.stream().filter(Reference::isDigest).map(reference -> reference.of(account));
    }

    /** Every fault; there is an application only without any. */
    public List<FieldFault> faults(AccountId account, Set<Certificate.Id> stored) {
        references.forEach(reference -> reference.check(body, account, stored));
        return body.faults();
    }

    public Application application() {
        return body.checked().application();
    }

    /** The caller's own id, also of a form with faults. */
    @Nullable
    public String reference() {
        return body.value().externalReference();
    }
}
