package io.countersign.intake.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Application;
import io.countersign.contracts.Application.Document;
import io.countersign.contracts.Application.Letter;
import io.countersign.contracts.Application.Owner;
import io.countersign.contracts.Developer;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.OwnerKind;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureType;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.submission.ApplicationLimits;
import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an application's form: whatever can be read goes on, its content is for the rules. The certificates that it
 * names are looked up by the caller, for many forms at once.
 */
final class ApplicationReader {

    static final String DIGEST = "[0-9a-f]{64}";

    private static final int MAX_UNSTATED = 10;
    private static final int MAX_UNSTATED_LENGTH = 64;
    private static final Pattern SHA256 = Pattern.compile(DIGEST);
    private static final LocalizedText A_DIGEST = new LocalizedText(
            "Send the SHA-256 in lower-case hex, as the upload answered.", "请填写上传时返回的小写十六进制 SHA-256。");
    private static final LocalizedText NOT_UPLOADED =
            new LocalizedText("This account has no such certificate.", "该账号没有这份材料。");
    private static final LocalizedText UPLOAD =
            new LocalizedText("Upload it first: POST /v1/certificates.", "请先上传：POST /v1/certificates。");
    private static final LocalizedText TOO_EARLY =
            new LocalizedText("There is no decision to appeal against yet.", "尚无可申诉的审核结果。");
    private static final LocalizedText NO_APPEAL =
            new LocalizedText("Leave it out; a modification may carry it.", "请删除该字段，修改申请时可以填写。");

    private final JsonFields fields;
    private final boolean isTrial;
    private final boolean isModification;
    private final List<Reference> references = new ArrayList<>();
    private final Application application;

    /** A certificate that the form names, and where. */
    private record Reference(JsonFields at, String sha256) {

        boolean isIn(Set<Certificate.Id> stored, AccountId account) {
            return stored.contains(new Certificate.Id(account, sha256));
        }
    }

    private ApplicationReader(JsonFields fields, boolean isTrial, boolean isModification) {
        this.fields = fields;
        this.isTrial = isTrial;
        this.isModification = isModification;
        this.application = read();
    }

    static ApplicationReader modification(JsonFields fields) {
        return new ApplicationReader(fields, false, true);
    }

    /** Papers may be declared that were not uploaded. */
    static ApplicationReader trial(JsonFields fields) {
        return new ApplicationReader(fields, true, false);
    }

    static ApplicationReader submission(JsonFields fields) {
        var form = new ApplicationReader(fields, false, false);
        if (form.application.appeal() != null) {
            fields.fault("NOT_ALLOWED", "appeal", TOO_EARLY, NO_APPEAL);
        }
        return form;
    }

    /** What has to be stored for the account. */
    Stream<Certificate.Id> certificates(AccountId account) {
        return references.stream().map(reference -> new Certificate.Id(account, reference.sha256()));
    }

    /** Every fault; the application is worth something only if there is none. */
    List<FieldFault> faults(AccountId account, Set<Certificate.Id> stored) {
        references.stream()
                .filter(reference -> !reference.isIn(stored, account))
                .forEach(reference -> reference.at().fault("UNKNOWN_CERTIFICATE", "sha256", NOT_UPLOADED, UPLOAD));
        fields.noOthers();
        return fields.faults();
    }

    Application application() {
        return application;
    }

    private Application read() {
        return Application.of(
                        name(),
                        fields.enumValue("region", Region.class, Region::code).required(),
                        fields.enumValue("type", SignatureType.class, SignatureType::code)
                                .required(),
                        fields.enumValue("purpose", Purpose.class, Purpose::code)
                                .required())
                .withDocuments(documents())
                .withLetter(letter())
                .withOwner(owner())
                .withProduct(new Application.Product(
                        fields.enumValue("developedBy", Developer.class, Developer::code)
                                .optional(),
                        fields.text("remark")
                                .multiline()
                                .max(ApplicationLimits.MAX_REMARK_LENGTH)
                                .optional(),
                        fields.flag("productReleased").orElse(true)))
                .withExternalReference(fields.optionalText("externalReference", ApplicationLimits.MAX_REFERENCE_LENGTH))
                .withAppeal(fields.text("appeal")
                        .multiline()
                        .max(ApplicationLimits.MAX_APPEAL_LENGTH)
                        .optional())
                .withUnstated(unstated());
    }

    /** Of a modification alone, since a GET shows it; the command compares it with the current revision. */
    private List<String> unstated() {
        return isModification
                ? List.copyOf(Set.copyOf(fields.texts("unstated", MAX_UNSTATED, MAX_UNSTATED_LENGTH)))
                : List.of();
    }

    private String name() {
        return fields.text("name")
                .normalized()
                .max(ApplicationLimits.MAX_NAME_LENGTH)
                .required()
                .strip();
    }

    private List<Document> documents() {
        return fields.list("documents", ApplicationLimits.MAX_DOCUMENTS).stream()
                .map(document -> new Document(
                        document.enumValue("type", DocumentType.class, DocumentType::code)
                                .required(),
                        digest(document)))
                .toList();
    }

    private @Nullable Letter letter() {
        var letter = fields.object("letter");
        return letter == null ? null : new Letter(digest(letter));
    }

    private @Nullable Owner owner() {
        var owner = fields.object("owner");
        return owner == null
                ? null
                : new Owner(
                        owner.text("name")
                                .max(ApplicationLimits.MAX_OWNER_LENGTH)
                                .required()
                                .strip(),
                        owner.enumValue("kind", OwnerKind.class, OwnerKind::code)
                                .required());
    }

    private String digest(JsonFields at) {
        var field = at.text("sha256").matching(SHA256, A_DIGEST);
        if (isTrial) {
            return field.orElse("");
        }
        var sha256 = field.required();
        if (SHA256.matcher(sha256).matches()) {
            references.add(new Reference(at, sha256));
        }
        return sha256;
    }
}
