package io.countersign.review.console.cases;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.certificate.CertificateTicketResult.Issued;
import io.countersign.review.domain.certificate.CertificateTickets;
import io.countersign.service.tickets.CertificateUrls;
import io.countersign.service.tickets.ViewerCookie;
import io.countersign.service.tickets.ViewerCookies;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The addresses at which the certificates of a page can be seen, each with a ticket for this browser. */
@Component
class CertificatePictures {

    private final CertificateTickets tickets;
    private final ViewerCookies cookies;
    private final CertificateUrls urls;

    CertificatePictures(CertificateTickets tickets, ViewerCookies cookies, CertificateUrls urls) {
        this.tickets = tickets;
        this.cookies = cookies;
        this.urls = urls;
    }

    /** By digest; empty in an installation without tickets. */
    Map<String, String> of(Case known, CaseScreen screen, String reviewer, ServerWebExchange exchange) {
        var sent = exchange.getRequest().getCookies().getFirst(ViewerCookie.NAME);
        var viewer = cookies.of(sent == null ? null : sent.getValue(), reviewer);
        var pictures = new HashMap<String, String>();
        for (var paper : screen.papers()) {
            if (tickets.issue(known.signature(), paper.sha256(), reviewer, viewer.session()) instanceof Issued issued) {
                pictures.put(paper.sha256(), urls.of(paper.sha256(), issued.ticket()));
            }
        }
        if (!pictures.isEmpty()) {
            exchange.getResponse().addCookie(cookies.responseCookie(viewer));
        }
        return pictures;
    }
}
