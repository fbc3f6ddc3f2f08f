package io.countersign.intake.tencent.action;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Purpose;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.certificate.CertificateService.Upload;
import io.countersign.intake.tencent.call.TencentError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps a call to an application. What a modification leaves empty, and what this API can't say, is as it
 * was in the application before.
 */
public final class ApplicationMapper {

    /** What this API cannot express: unknown to the rules unless it was submitted over REST. */
    static final List<String> UNSTATED = List.of("owner", "developedBy", "productReleased");

    private final CertificateService certificates;

    public ApplicationMapper(CertificateService certificates) {
        this.certificates = certificates;
    }

    /** For what the rules say of the name alone. */
    static Application withoutPapers(SignatureParameters request) {
        return of(request, List.of(), null, null);
    }

    /**
     * @param before what was sent last, if this modifies it
     * @throws TencentError {@code InvalidParameterValue.ImageInvalid}
     */
    Application of(AccountId account, SignatureParameters request, @Nullable Application before) {
        var documents = request.proof()
                .map(picture -> List.of(new Document(request.document(), keep(account, "ProofImage", picture))))
                .orElseGet(() -> former(request, before));
        var letter = request.letter()
                .map(picture -> new Letter(keep(account, "CommissionImage", picture)))
                .orElseGet(() -> formerLetter(request, before));
        return of(request, documents, letter, before);
    }

    private static Application of(
            SignatureParameters request,
            List<Document> documents,
            @Nullable Letter letter,
            @Nullable Application before) {
        var owner = before != null && isForOthers(request) ? before.owner() : null;
        var known = before == null
                ? Application.of(request.name(), request.region(), request.type(), request.purpose())
                : before.withSubject(request.name(), request.region(), request.type(), request.purpose());
        return known.withDocuments(documents)
                .withLetter(letter)
                .withOwner(owner)
                .withRemark(request.remark())
                .withAppeal(null)
                .withUnstated(unstated(owner, before));
    }

    private static boolean isForOthers(SignatureParameters request) {
        return request.purpose() == Purpose.FOR_OTHERS;
    }

    private static List<String> unstated(@Nullable Owner owner, @Nullable Application before) {
        return UNSTATED.stream()
                .filter(field -> field.equals("owner")
                        ? owner == null
                        : before == null || before.unstated().contains(field))
                .toList();
    }

    /** An empty picture keeps the one of the same type that was sent before, as the official example expects. */
    private static List<Document> former(SignatureParameters request, @Nullable Application before) {
        var kept = Optional.ofNullable(before).stream()
                .flatMap(application -> application.documents().stream())
                .filter(document -> document.type() == request.document())
                .toList();
        if (kept.isEmpty()) {
            throw SignatureParameters.image("ProofImage");
        }
        return kept;
    }

    private static @Nullable Letter formerLetter(SignatureParameters request, @Nullable Application before) {
        return before != null && isForOthers(request) ? before.letter() : null;
    }

    private String keep(AccountId account, String parameter, byte[] picture) {
        return switch (certificates.upload(account, picture)) {
            case Upload.Stored stored -> stored.certificate().sha256();
            case Upload.QuotaExceeded _ ->
                throw new TencentError(
                        "RequestLimitExceeded",
                        "Your account stores as many pictures as it may. Please delete some over the REST API.",
                        "您的账号保存的材料图片已达上限，请通过 REST 接口删除不再需要的图片。");
            case Upload.TooLarge _,
                    Upload.NotAnImage _,
                    Upload.Unsupported _,
                    Upload.Broken _,
                    Upload.TooSmall _,
                    Upload.TooManyPixels _,
                    Upload.TooManyScans _ -> throw SignatureParameters.image(parameter);
        };
    }
}
