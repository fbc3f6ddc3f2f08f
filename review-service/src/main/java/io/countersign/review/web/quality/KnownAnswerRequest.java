package io.countersign.review.web.quality;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.platform.web.binding.BoundBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.review.domain.copy.CaseCopy;
import io.countersign.review.domain.quality.KnownAnswer;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.SlotUse;
import io.countersign.review.web.PathIds;
import io.countersign.review.web.command.VerdictRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case whose answer is known: a copy of a decided one, or one with the other fields but the remark and documents. */
record KnownAnswerRequest(
        @NotNull
        @PlainText(max = QualityReview.MAX_ID_LENGTH)
        @Schema(example = "forged-licence-1", description = "Chosen by the caller")
        String id,

        @NotNull VerdictRequest.Decision expected,

        @PlainText(max = MAX_CASE_LENGTH)
        @Schema(description = "A decided case to copy, such as 1001; the other fields are then left out")
        @Nullable
        String source,

        @PlainText(max = MAX_CASE_LENGTH)
        @Schema(example = "1001", description = "A real case; the id of the new one is among its neighbours")
        @Nullable
        String near,

        @PlainText(max = 64) @Schema(example = "Acme Cloud") @Nullable
        String name,

        @Nullable Region region,

        @Schema(example = "company") @Nullable SignatureType type,

        @Schema(example = "self_use") @Nullable Purpose purpose,

        @PlainText(max = 100)
        @Schema(description = "The verified name that is shown", example = "Acme Cloud Ltd")
        @Nullable
        String verifiedName,

        @PlainText(max = 500) @Nullable String remark,

        @Size(max = 20) @Nullable List<@Valid Certificate> documents)
        implements RequestRecord {

    private static final int MAX_CASE_LENGTH = 16;
    private static final LocalizedText MALFORMED = LocalizedText.of("review.known-answer-request.malformed");
    private static final LocalizedText SEND_ID = LocalizedText.of("review.known-answer-request.send-id");

    /** Real cases have such figures, too: a known answer must not be distinguishable by their absence. */
    private static final SlotUse FEW_SLOTS = new SlotUse(1, LimitChanged.DEFAULT_LIMIT);

    /** A certificate of the operator's account. */
    @Schema(name = "KnownAnswerCertificate")
    record Certificate(
            @NotNull @Schema(example = "business_licence") DocumentType type,

            @NotNull @PlainText(max = 64) @Pattern(regexp = "[0-9a-f]{64}", message = "review.sha256")
            String sha256)
            implements RequestRecord {}

    @Override
    public void check(FieldChecks checks) {
        checkCase(checks, "source", source);
        checkCase(checks, "near", near);
    }

    private static void checkCase(FieldChecks checks, String field, @Nullable String id) {
        if (id != null && !id.isBlank() && id.length() <= MAX_CASE_LENGTH && !PathIds.isSignature(id)) {
            checks.fault("MALFORMED", field, MALFORMED, SEND_ID);
        }
    }

    /** What a case that is no copy has to state. */
    private Map<String, @Nullable Object> content() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("/near", near);
        content.put("/name", name);
        content.put("/region", region);
        content.put("/type", type);
        content.put("/purpose", purpose);
        content.put("/verifiedName", verifiedName);
        return content;
    }

    /** Of a request with a source; empty for another. */
    static Optional<CaseCopy> copy(BoundBody<KnownAnswerRequest> body) {
        var request = body.value();
        if (request.source() == null) {
            return Optional.empty();
        }
        request.content().forEach(body::refuse);
        body.refuse("/remark", request.remark());
        body.refuse("/documents", request.documents());
        var checked = body.checked();
        return Optional.of(new CaseCopy(
                checked.id(), SignatureId.of(request.source()), checked.expected() == VerdictRequest.Decision.APPROVE));
    }

    /** Of a request without a source. */
    static KnownAnswer read(BoundBody<KnownAnswerRequest> body, AccountId owner, Instant now) {
        body.value().content().forEach(body::require);
        return body.checked().knownAnswer(owner, now);
    }

    @SuppressWarnings("NullAway") // what it states was required before
    private KnownAnswer knownAnswer(AccountId owner, Instant now) {
        var certificates = documents == null ? List.<Certificate>of() : documents;
        var application = Application.of(name, region, type, purpose)
                .withDocuments(certificates.stream()
                        .map(document -> new Application.Document(document.type(), document.sha256()))
                        .toList())
                .withRemark(remark);
        var account = new AccountSnapshot(owner, AccountKind.ENTERPRISE, verifiedName, Language.EN, null, false);
        return new KnownAnswer(
                id,
                owner,
                SignatureId.of(near),
                new RevisionContent(application, account, now).with(FEW_SLOTS),
                null,
                expected == VerdictRequest.Decision.APPROVE);
    }
}
