package io.countersign.review;

import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.certificate.CertificateGrant;
import io.countersign.review.domain.certificate.CertificateTickets;
import io.countersign.review.domain.certificate.CertificateViews;
import io.countersign.review.domain.certificate.TicketIssuer;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.service.tickets.CertificateTicket;
import io.countersign.service.tickets.CertificateUrls;
import io.countersign.service.tickets.TicketSigner;
import io.countersign.service.tickets.ViewerCookies;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How reviewers see certificates, which are at intake, and the histories that record it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificateTicketProperties.class)
class CertificateTicketConfiguration {

    @Bean
    CertificateTickets certificateTickets(
            CaseStore store, InstantSource clock, CertificateTicketProperties properties) {
        return new CertificateTickets(store, issuer(properties), clock, properties.lifetime());
    }

    @Bean
    CertificateViews certificateViews(CaseStore store, HistoryStore histories) {
        return new CertificateViews(store, histories);
    }

    @Bean
    HistoryReader historyReader(CaseStore store, HistoryStore histories) {
        return new HistoryReader(store, histories);
    }

    private static @Nullable TicketIssuer issuer(CertificateTicketProperties properties) {
        if (properties.signingKey().isBlank()) {
            LoggerFactory.getLogger(CertificateTicketConfiguration.class)
                    .warn("COUNTERSIGN_TICKET_SIGNING_KEY is not set; reviewers see no certificates");
            return null;
        }
        var signer = TicketSigner.of(properties.signingKey());
        return grant -> signer.sign(ticket(grant));
    }

    private static CertificateTicket ticket(CertificateGrant grant) {
        return new CertificateTicket(
                grant.reviewer(), grant.caseId(), grant.account(), grant.sha256(), grant.session(), grant.expiresAt());
    }

    @Bean
    ViewerCookies viewerCookies(CertificateTicketProperties properties) {
        return new ViewerCookies(properties.secureCookie());
    }

    @Bean
    CertificateUrls certificateUrls(CertificateTicketProperties properties) {
        return new CertificateUrls(properties.url());
    }
}
