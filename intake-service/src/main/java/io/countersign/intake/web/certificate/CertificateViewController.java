package io.countersign.intake.web.certificate;

import io.countersign.intake.domain.certificate.CertificateService;
import io.countersign.intake.domain.image.ImageRenderer;
import io.countersign.platform.web.body.BytesInFlight;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.service.tickets.CertificateTicket;
import io.countersign.service.tickets.TicketVerifier;
import io.countersign.service.tickets.ViewerCookie;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** A certificate for a reviewer: the ticket and the cookie that it is bound to are the authority. */
@RestController
@Tag(name = "Certificates")
class CertificateViewController {

    private static final LocalizedText REFUSED = LocalizedText.of("intake.certificate-view-controller.refused");
    private static final LocalizedText DELETED = LocalizedText.of("intake.certificate-view-controller.deleted");

    private final CertificateService certificates;
    private final ImageRenderer renderer;
    private final TicketVerifier tickets;
    private final BytesInFlight bytesInFlight;
    private final CertificateViewRecorder recorder;
    private final InstantSource clock;

    CertificateViewController(
            CertificateService certificates,
            ImageRenderer renderer,
            TicketVerifier tickets,
            BytesInFlight bytesInFlight,
            CertificateViewRecorder recorder,
            InstantSource clock) {
        this.certificates = certificates;
        this.renderer = renderer;
        this.tickets = tickets;
        this.bytesInFlight = bytesInFlight;
        this.recorder = recorder;
        this.clock = clock;
    }

    @PermitAll
    @GetMapping(path = CertificatesController.PATH + "/{sha256}/view", produces = MediaType.IMAGE_JPEG_VALUE)
    @Operation(
            operationId = "viewCertificate",
            summary = "The picture, for a reviewer with a ticket",
            description =
                    "Upright, encoded anew and without metadata. The ticket is issued by review for one certificate,"
                            + " one reviewer, one browser session and a few minutes; the browser sends that session's"
                            + " cookie. Each load is an entry of the history of the case.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "403", description = "The ticket does not permit it")
    @ApiResponse(responseCode = "404", description = "The certificate has been deleted")
    @ApiResponse(responseCode = "422", description = "A parameter is unknown")
    @ApiResponse(responseCode = "503", description = "The view could not be recorded")
    ResponseEntity<byte[]> view(
            @ContentDigest @PathVariable String sha256,
            @Parameter(description = "Issued by review") @RequestParam(required = false) @Nullable String ticket,
            @Parameter(hidden = true) @CookieValue(name = ViewerCookie.NAME, required = false) @Nullable String cookie,
            ServerWebExchange exchange) {
        var permission = permission(sha256, ticket, cookie);
        var owner = permission.account();
        var certificate = certificates.find(owner, sha256).orElseThrow(CertificateViewController::deleted);
        bytesInFlight.reserve(exchange, permission.reviewer(), certificate.size());
        var content = certificates.content(owner, sha256).orElseThrow(CertificateViewController::deleted);
        var picture = renderer.render(certificate.header(), content);
        bytesInFlight.reserve(exchange, permission.reviewer(), picture.length);
        recorder.record(permission);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                // Browsers count two ports of one IP address as two sites; the cookie, which is Strict, is what
                // decides.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(picture);
    }

    private CertificateTicket permission(String sha256, @Nullable String ticket, @Nullable String cookie) {
        if (ticket == null || cookie == null) {
            throw refused();
        }
        return tickets.verify(ticket, clock.instant())
                .filter(found -> found.permits(sha256, new ViewerCookie(cookie)))
                .orElseThrow(CertificateViewController::refused);
    }

    private static ProblemException refused() {
        return new ProblemException(HttpStatus.FORBIDDEN, "TICKET_REFUSED", REFUSED);
    }

    private static ProblemException deleted() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", DELETED);
    }
}
