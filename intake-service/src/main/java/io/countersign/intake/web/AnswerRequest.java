package io.countersign.intake.web;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.submission.ApplicationLimits;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer to a question as sent; all faults are reported at once. */
@Schema(name = "AnswerRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record AnswerRequest(
        @Schema(
                description = "What the reviewer reads; at most 1,000 characters",
                example = "The trademark belongs to our parent company.",
                requiredMode = Schema.RequiredMode.REQUIRED)
        String text,

        @Schema(description = "Certificates that were uploaded; at most 5") @Nullable
        List<Reference> certificates) {

    static final String EXAMPLE = "{\"text\": \"The trademark belongs to our parent company.\", \"certificates\": []}";

    private static final Pattern SHA256 = Pattern.compile(ApplicationReader.DIGEST);
    private static final LocalizedText A_DIGEST = new LocalizedText(
            "Send the SHA-256 in lower-case hex, as the upload answered.", "请填写上传时返回的小写十六进制 SHA-256。");
    private static final LocalizedText NOT_UPLOADED =
            new LocalizedText("This account has no such certificate.", "该账号没有这份材料。");
    private static final LocalizedText UPLOAD =
            new LocalizedText("Upload it first: POST /v1/certificates.", "请先上传：POST /v1/certificates。");

    /** Names a certificate. */
    @Schema(name = "CertificateReference", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Reference(
            @Schema(pattern = "^" + ApplicationReader.DIGEST + "$", requiredMode = Schema.RequiredMode.REQUIRED)
            String sha256) {}

    static AnswerRequest of(JsonBody body, AccountId account, CertificateService certificates) {
        var fields = body.fields();
        var text = fields.text("text")
                .multiline()
                .max(ApplicationLimits.MAX_ANSWER_LENGTH)
                .required();
        var references = new ArrayList<Reference>();
        var named = fields.list("certificates", ApplicationLimits.MAX_ANSWER_CERTIFICATES);
        named.forEach(each -> references.add(
                new Reference(each.text("sha256").matching(SHA256, A_DIGEST).required())));
        checkStored(named, references, account, certificates);
        return fields.checked(() -> new AnswerRequest(text, references));
    }

    private static void checkStored(
            List<JsonFields> named, List<Reference> references, AccountId account, CertificateService certificates) {
        var ids = references.stream()
                .map(Reference::sha256)
                .filter(sha256 -> SHA256.matcher(sha256).matches())
                .map(sha256 -> new Certificate.Id(account, sha256))
                .collect(Collectors.toSet());
        var stored = certificates.existing(ids);
        for (int i = 0; i < references.size(); i++) {
            var id = new Certificate.Id(account, references.get(i).sha256());
            if (ids.contains(id) && !stored.contains(id)) {
                named.get(i).fault("UNKNOWN_CERTIFICATE", "sha256", NOT_UPLOADED, UPLOAD);
            }
        }
    }

    List<String> digests() {
        return certificates == null
                ? List.of()
                : certificates.stream().map(Reference::sha256).distinct().toList();
    }
}
