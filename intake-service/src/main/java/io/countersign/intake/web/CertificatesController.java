package io.countersign.intake.web;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.certificate.CertificateService.Upload;
import io.countersign.intake.domain.certificate.ImageDecoder.Defect;
import io.countersign.intake.domain.certificate.UnsupportedFormat;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.platform.security.Caller;
import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.BodyLimit;
import io.countersign.platform.web.BytesInFlight;
import io.countersign.platform.web.FieldFault;
import io.countersign.platform.web.FilePart;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.platform.web.RawBody;
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

    private static final LocalizedText NOT_AN_IMAGE =
            new LocalizedText("The content is neither JPEG nor PNG.", "内容既不是 JPEG 也不是 PNG 图片。");
    private static final LocalizedText SEND_IMAGE =
            new LocalizedText("Send a picture of the paper as JPEG or PNG.", "请上传 JPEG 或 PNG 格式的材料图片。");
    private static final LocalizedText TOO_MANY_PIXELS =
            new LocalizedText("The picture has %d by %d pixels.", "图片尺寸为 %d × %d 像素。");
    private static final LocalizedText SCALE = new LocalizedText(
            "Scale it to at most 10,000 a side and 50 million in all.", "请缩小至每边不超过 10000 像素、总计不超过 5000 万像素。");
    private static final LocalizedText TOO_MANY_SCANS = new LocalizedText(
            "The picture has %d by %d pixels in %d scans, as a progressive JPEG: too many to decode.",
            "图片为渐进式 JPEG，尺寸 %d × %d 像素、共 %d 次扫描，无法解码。");
    private static final LocalizedText BASELINE = new LocalizedText(
            "Save it as a baseline JPEG (not progressive), or scale it to at most 20 million pixels.",
            "请另存为基线（非渐进式）JPEG，或缩小至 2000 万像素以内。");
    private static final LocalizedText ENLARGE =
            new LocalizedText("Send a picture of at least 100 by 100 pixels.", "请上传不小于 100 × 100 像素的图片。");
    private static final LocalizedText UNSUPPORTED =
            new LocalizedText("The content is %s, which is not accepted.", "内容为 %s 格式，不受支持。");
    private static final LocalizedText EXPORT_PAGE = new LocalizedText(
            "Export the page as JPEG or PNG, or photograph the paper.", "请将页面导出为 JPEG 或 PNG，或拍摄纸质材料。");
    private static final LocalizedText CONVERT_PHOTO = new LocalizedText(
            "Convert it to JPEG; on an iPhone choose Settings, Camera, Formats, Most Compatible.",
            "请转换为 JPEG；iPhone 可在“设置—相机—格式”中选择“兼容性最佳”。");
    private static final LocalizedText CONVERT = new LocalizedText("Convert it to JPEG or PNG.", "请转换为 JPEG 或 PNG。");
    private static final LocalizedText TRUNCATED =
            new LocalizedText("The file ends before the picture does.", "文件不完整，图片内容被截断。");
    private static final LocalizedText CHECKSUM =
            new LocalizedText("A checksum of the file is wrong: it was damaged.", "文件校验和错误，文件已损坏。");
    private static final LocalizedText BAD_HEADER =
            new LocalizedText("The header of the file contradicts itself.", "文件头信息有误。");
    private static final LocalizedText PIXEL_DATA = new LocalizedText(
            "The pixels can't be decoded, or are not as many as the file's header states.", "像素数据无法解码，或与文件头声明的数量不符。");
    private static final LocalizedText SEND_WHOLE = new LocalizedText(
            "Open the picture to see whether it is whole, save it again as JPEG or PNG, and send that.",
            "请打开图片确认完整，重新保存为 JPEG 或 PNG 后再上传。");
    private static final LocalizedText QUOTA_EXCEEDED = new LocalizedText(
            "The certificates of an account are limited to %d in number and %d MB in all. Delete certificates that no"
                    + " application needs.",
            "每个账号最多保存 %d 份材料、合计 %d MB，本次上传将超出限额，请删除不再需要的材料。");
    private static final LocalizedText NO_CERTIFICATE =
            new LocalizedText("This account has no such certificate.", "该账号没有这份材料。");
    private static final LocalizedText NEEDED =
            new LocalizedText("An application that waits for its outcome needs this certificate.", "仍有待审核的申请需要这份材料。");

    private final CertificateService certificates;
    private final Tenancy tenancy;
    private final CallerRateLimiter limits;
    private final BytesInFlight bytesInFlight;

    CertificatesController(
            CertificateService certificates, Tenancy tenancy, CallerRateLimiter limits, BytesInFlight bytesInFlight) {
        this.certificates = certificates;
        this.tenancy = tenancy;
        this.limits = limits;
        this.bytesInFlight = bytesInFlight;
    }

    @RequiresScope("applications:write")
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
            @BodyLimit(CertificateService.MAX_CERTIFICATE_BYTES) @FilePart("file") RawBody body,
            ServerWebExchange exchange) {
        return store(uploading(caller, account, exchange), body.bytes());
    }

    @RequiresScope("applications:read")
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
        limits.take(exchange, caller, Kind.READ);
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
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            ServerWebExchange exchange) {
        var owner = uploading(caller, account, exchange);
        return switch (certificates.delete(owner, sha256)) {
            case DELETED -> ResponseEntity.noContent().build();
            case NOT_FOUND -> throw notFound();
            case NOT_CONFIRMED -> throw CommandProblems.notConfirmed();
            case NEEDED -> throw new ProblemException(HttpStatus.CONFLICT, "CERTIFICATE_NEEDED", NEEDED);
        };
    }

    private AccountId uploading(Caller caller, @Nullable String account, ServerWebExchange exchange) {
        limits.take(exchange, caller, Kind.UPLOAD);
        return tenancy.acting(caller, account).id();
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
