package io.countersign.review.web.queue;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.review.domain.certificate.CertificateTicketResult.Issued;
import io.countersign.review.domain.certificate.CertificateTicketResult.NotConfigured;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCase;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCertificate;
import io.countersign.review.domain.certificate.CertificateTickets;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.web.CaseIdParameter;
import io.countersign.review.web.ConflictProblems;
import io.countersign.review.web.PathIds;
import io.countersign.service.tickets.CertificateUrls;
import io.countersign.service.tickets.ViewerCookie;
import io.countersign.service.tickets.ViewerCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets by which reviewers see certificates at intake. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class CertificateTicketController {

    private static final LocalizedText NO_CERTIFICATE =
            LocalizedText.of("review.certificate-ticket-controller.no-certificate");
    private static final LocalizedText NOT_CONFIGURED =
            LocalizedText.of("review.certificate-ticket-controller.not-configured");

    private final CertificateTickets tickets;
    private final ViewerCookies cookies;
    private final CertificateUrls urls;

    CertificateTicketController(CertificateTickets tickets, ViewerCookies cookies, CertificateUrls urls) {
        this.tickets = tickets;
        this.cookies = cookies;
        this.urls = urls;
    }

    @RequiresScope({"review:decide", "review:read"})
    @PostMapping("/{id}/certificates/{sha256}/ticket")
    @Operation(
            operationId = "issueCertificateTicket",
            summary = "Issues a ticket for a certificate of the case",
            description =
                    "The ticket opens the certificate at `url` until it expires, for this caller and together with the"
                            + " cookie `countersign-viewer` only, which this operation sets unless the request has it.")
    @ApiResponse(responseCode = "200", description = "The ticket")
    @ApiResponse(responseCode = "404", description = "There is no such case, or it has no such certificate")
    @ApiResponse(responseCode = "503", description = "The installation has no key for tickets")
    ResponseEntity<CertificateTicketView> issue(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @Parameter(description = "The certificate's SHA-256 in lower-case hex") @PathVariable String sha256,
            @Parameter(hidden = true) @CookieValue(name = ViewerCookie.NAME, required = false) @Nullable
                    String cookieValue) {
        var reviewer = caller.subject();
        var session = cookies.of(cookieValue, reviewer);
        return switch (tickets.issue(PathIds.signature(id), sha256, reviewer, session.session())) {
            case Issued issued ->
                ResponseEntity.ok()
                        .header(
                                HttpHeaders.SET_COOKIE,
                                cookies.responseCookie(session).toString())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new CertificateTicketView(
                                issued.ticket(), urls.of(sha256, issued.ticket()), issued.expiresAt()));
            case UnknownCase _ -> throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
            case UnknownCertificate _ -> throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_CERTIFICATE);
            case NotConfigured _ ->
                throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "TICKETS_NOT_CONFIGURED", NOT_CONFIGURED);
        };
    }
}
