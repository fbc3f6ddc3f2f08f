package io.countersign.intake.web.certificate;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.certificate.CertificateService.Upload;
import io.countersign.intake.domain.image.ImageDecoder.Defect;
import io.countersign.intake.domain.image.UnsupportedFormat;
import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.CommandProblems;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.BytesInFlight;
import io.countersign.platform.web.body.FilePart;
import io.countersign.platform.web.body.RawBody;
import io.countersign.platform.web.problem.FieldFault;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** {@code /v1/certificates}: for their owner alone. */
@RestController
@RequestMapping(path = CertificatesController.PATH)
@Tag(name = "Certificates", description = "Pictures of papers, JPEG or PNG by content, at most 5 MB")
class CertificatesController {

    static final String PATH = "/v1/certificates";
    private static final String BINARY = "binary";
    private static final long MEGABYTE = 1024 * 1024;

    private static final LocalizedText NOT_AN_IMAGE = LocalizedText.of("intake.certificates-controller.not-an-image");
    private static final LocalizedText SEND_IMAGE = LocalizedText.of("intake.certificates-controller.send-image");
    private static final LocalizedText TOO_MANY_PIXELS =
            LocalizedText.of("intake.certificates-controller.too-many-pixels");
    private static final LocalizedText SCALE = LocalizedText.of("intake.certificates-controller.scale");
    private static final LocalizedText TOO_MANY_SCANS =
            LocalizedText.of("intake.certificates-controller.too-many-scans");
    private static final LocalizedText BASELINE = LocalizedText.of("intake.certificates-controller.baseline");
    private static final LocalizedText ENLARGE = LocalizedText.of("intake.certificates-controller.enlarge");
    private static final LocalizedText UNSUPPORTED = LocalizedText.of("intake.certificates-controller.unsupported");
    private static final LocalizedText EXPORT_PAGE = LocalizedText.of("intake.certificates-controller.export-page");
    private static final LocalizedText CONVERT_PHOTO = LocalizedText.of("intake.certificates-controller.convert-photo");
    private static final LocalizedText CONVERT = LocalizedText.of("intake.certificates-controller.convert");
    private static final LocalizedText TRUNCATED = LocalizedText.of("intake.certificates-controller.truncated");
    private static final LocalizedText CHECKSUM = LocalizedText.of("intake.certificates-controller.checksum");
    private static final LocalizedText BAD_HEADER = LocalizedText.of("intake.certificates-controller.bad-header");
    private static final LocalizedText PIXEL_DATA = LocalizedText.of("intake.certificates-controller.pixel-data");
    private static final LocalizedText SEND_WHOLE = LocalizedText.of("intake.certificates-controller.send-whole");
    private static final LocalizedText QUOTA_EXCEEDED =
            LocalizedText.of("intake.certificates-controller.quota-exceeded");
    private static final LocalizedText NO_CERTIFICATE = LocalizedText.of("intake.application-form.not-uploaded");
    private static final LocalizedText NEEDED = LocalizedText.of("intake.certificates-controller.needed");

    private final CertificateService certificates;
    private final Tenancy tenancy;
    private final BytesInFlight bytesInFlight;

    CertificatesController(CertificateService certificates, Tenancy tenancy, BytesInFlight bytesInFlight) {
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.bytesInFlight = bytesInFlight;
    }

    @RequiresScope("applications:write")
    @RateLimited(Kind.UPLOAD)
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "uploadCertificate",
            summary = "Stores a certificate",
            description = "The same picture again has the same digest and is stored"
                    + " once. As multipart/form-data the part is called `file`.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = BINARY)),
                                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = BINARY)),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schemaProperties =
                                                @SchemaProperty(
                                                        name = "file",
                                                        schema = @Schema(type = "string", format = BINARY)))
                            }))
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "Was stored before")
    @ApiResponse(responseCode = "409", description = "The account has as many certificates as it may have")
    ResponseEntity<CertificateView> upload(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @BodyLimit(CertificateService.MAX_CERTIFICATE_BYTES) @FilePart("file") RawBody body) {
        return store(tenancy.acting(caller, account).id(), body.bytes());
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping("/{sha256}")
    @Operation(operationId = "fetchCertificate", summary = "The picture, for its owner")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = BINARY)),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = BINARY))
            })
    ResponseEntity<byte[]> fetch(
            Caller caller,
            @ContentDigest @PathVariable String sha256,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            ServerWebExchange exchange) {
        var owner = tenancy.owner(caller, account);
        var certificate = certificates.find(owner, sha256).orElseThrow(CertificatesController::notFound);
        bytesInFlight.reserve(exchange, certificate.size());
        var content = certificates.content(owner, sha256).orElseThrow(CertificatesController::notFound);
        var name = sha256 + "." + certificate.format().extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(certificate.format().mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(content);
    }

    @RequiresScope("applications:write")
    @RateLimited(Kind.UPLOAD)
    @DeleteMapping(path = "/{sha256}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "deleteCertificate",
            summary = "Deletes a certificate",
            description = "Not while an application without outcome names it.")
    @ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
    @ApiResponse(responseCode = "409", description = "An application needs it")
    @ApiResponse(responseCode = "503", description = "Not confirmed in time; send it again")
    ResponseEntity<Void> delete(
            Caller caller,
            @ContentDigest @PathVariable String sha256,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account) {
        var owner = tenancy.acting(caller, account).id();
        return switch (certificates.delete(owner, sha256)) {
            case DELETED -> ResponseEntity.noContent().build();
            case NOT_FOUND -> throw notFound();
            case NOT_CONFIRMED -> throw CommandProblems.notConfirmed();
            case NEEDED -> throw new ProblemException(HttpStatus.CONFLICT, "CERTIFICATE_NEEDED", NEEDED);
        };
    }

    private ResponseEntity<CertificateView> store(AccountId account, byte[] content) {
        return switch (certificates.upload(account, content)) {
            case Upload.Stored stored -> {
                var location = URI.create(PATH + "/" + stored.certificate().sha256());
                var response = stored.isNew() ? ResponseEntity.created(location) : ResponseEntity.ok();
                yield response.body(CertificateView.of(stored.certificate()));
            }
            case Upload.TooLarge _ -> throw ProblemException.of(HttpStatus.CONTENT_TOO_LARGE);
            case Upload.NotAnImage _ -> throw invalid("NOT_AN_IMAGE", NOT_AN_IMAGE, SEND_IMAGE);
            case Upload.Unsupported unsupported ->
                throw invalid(
                        "UNSUPPORTED_IMAGE_FORMAT",
                        UNSUPPORTED.with(unsupported.format().displayName()),
                        fix(unsupported.format()));
            case Upload.TooSmall small ->
                throw invalid("IMAGE_TOO_SMALL", TOO_MANY_PIXELS.with(small.width(), small.height()), ENLARGE);
            case Upload.Broken broken -> throw invalid("BROKEN_IMAGE", broken(broken.defect()), SEND_WHOLE);
            case Upload.QuotaExceeded exceeded ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "CERTIFICATE_QUOTA_EXCEEDED",
                        QUOTA_EXCEEDED.with(
                                exceeded.limits().count(), exceeded.limits().bytes() / MEGABYTE));
            case Upload.TooManyPixels big ->
                throw invalid("TOO_MANY_PIXELS", TOO_MANY_PIXELS.with(big.width(), big.height()), SCALE);
            case Upload.TooManyScans many ->
                throw invalid(
                        "TOO_MANY_SCANS", TOO_MANY_SCANS.with(many.width(), many.height(), many.scans()), BASELINE);
        };
    }

    private static LocalizedText fix(UnsupportedFormat format) {
        return switch (format) {
            case PDF -> EXPORT_PAGE;
            case HEIC, AVIF -> CONVERT_PHOTO;
            case GIF, WEBP, TIFF, BMP -> CONVERT;
        };
    }

    private static LocalizedText broken(Defect defect) {
        return switch (defect) {
            case TRUNCATED -> TRUNCATED;
            case CHECKSUM -> CHECKSUM;
            case HEADER -> BAD_HEADER;
            case PIXEL_DATA -> PIXEL_DATA;
        };
    }

    private static ProblemException invalid(String code, LocalizedText detail, LocalizedText fix) {
        return ProblemException.invalid(List.of(new FieldFault(code, "", detail, fix)));
    }

    private static ProblemException notFound() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_CERTIFICATE);
    }
}
