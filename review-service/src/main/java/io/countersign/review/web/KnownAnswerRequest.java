package io.countersign.review.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Application;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.countersign.review.domain.cases.RevisionContent;
import io.countersign.review.domain.quality.CaseCopy;
import io.countersign.review.domain.quality.KnownAnswer;
import io.countersign.review.domain.quality.QualityReview;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A case whose answer is known. */
@Schema(name = "KnownAnswerRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record KnownAnswerRequest(
        @Schema(
                maxLength = QualityReview.MAX_ID_LENGTH,
                example = "forged-licence-1",
                description = "Chosen by the caller")
        String id,

        @Schema(allowableValues = {"approve", "reject"}) String expected,

        @Nullable @Schema(example = "1001", description = "A decided case to copy; the other fields are then left out")
        String source,

        @Nullable @Schema(example = "1001", description = "A real case; the id of the new one is among its neighbours")
        String near,

        @Nullable @Schema(maxLength = 64) String name,

        @Nullable @Schema(allowableValues = {"domestic", "global"})
        String region,

        @Nullable @Schema(example = "company") String type,

        @Nullable @Schema(example = "self_use") String purpose,

        @Nullable @Schema(maxLength = 100, description = "The verified name that is shown")
        String verifiedName,

        @Nullable @Schema(maxLength = 500) String remark,

        @Nullable @ArraySchema(maxItems = 20) List<Certificate> documents) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final LocalizedText MALFORMED = new LocalizedText("The value is malformed.", "该值格式不正确。");
    private static final LocalizedText SEND_ID = new LocalizedText("Send the id of a case.", "请填写案件编号。");
    private static final LocalizedText SEND_DIGEST =
            new LocalizedText("Send the SHA-256 of an uploaded certificate.", "请填写已上传证件的 SHA-256。");

    /** A certificate of the operator's account. */
    @Schema(name = "KnownAnswerCertificate")
    record Certificate(@Schema(example = "business_licence") String type, String sha256) {}

    private enum Expected {
        APPROVE,
        REJECT;

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of a request with a source; empty for another. */
    static Optional<CaseCopy> copy(JsonBody body) {
        var fields = body.fields();
        if (!fields.has("source")) {
            return Optional.empty();
        }
        var id = fields.text("id").max(QualityReview.MAX_ID_LENGTH).required();
        var source = caseId(fields, "source");
        var expected =
                fields.enumValue("expected", Expected.class, Expected::code).required();
        return Optional.of(fields.checked(() -> new CaseCopy(id, source, expected == Expected.APPROVE)));
    }

    static KnownAnswer read(JsonBody body, AccountId owner, Instant now) {
        var fields = body.fields();
        var id = fields.text("id").max(QualityReview.MAX_ID_LENGTH).required();
        var near = caseId(fields, "near");
        var expected =
                fields.enumValue("expected", Expected.class, Expected::code).required();
        var name = fields.text("name").max(64).required();
        var region = fields.enumValue("region", Region.class, Region::code).required();
        var type = fields.enumValue("type", SignatureType.class, SignatureType::code)
                .required();
        var purpose = fields.enumValue("purpose", Purpose.class, Purpose::code).required();
        var verifiedName = fields.text("verifiedName").max(100).required();
        var remark = fields.optionalText("remark", 500);
        var documents = documents(fields);
        return fields.checked(() -> {
            var application = Application.of(name, region, type, purpose)
                    .withDocuments(documents)
                    .withRemark(remark);
            var account = new AccountSnapshot(owner, AccountKind.ENTERPRISE, verifiedName, Language.EN, null, false);
            return new KnownAnswer(
                    id,
                    owner,
                    near,
                    new RevisionContent(application, account, now),
                    null,
                    expected == Expected.APPROVE);
        });
    }

    private static SignatureId caseId(JsonFields fields, String name) {
        var text = fields.text(name).max(16).required();
        try {
            return SignatureId.of(text);
        } catch (IllegalArgumentException malformed) {
            fields.fault("MALFORMED", name, MALFORMED, SEND_ID);
            return new SignatureId(1);
        }
    }

    private static List<Application.Document> documents(JsonFields fields) {
        var documents = new ArrayList<Application.Document>();
        for (var document : fields.list("documents", 20)) {
            var type = document.enumValue("type", DocumentType.class, DocumentType::code)
                    .required();
            var sha256 = document.text("sha256").max(64).required();
            if (!SHA256.matcher(sha256).matches()) {
                document.fault("MALFORMED", "sha256", MALFORMED, SEND_DIGEST);
            }
            documents.add(new Application.Document(type, sha256));
        }
        return documents;
    }
}
