package io.countersign.review.domain.certificate;

import static io.countersign.review.domain.cases.Cases.ACCOUNT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.certificate.CertificateTicketResult.Issued;
import io.countersign.review.domain.certificate.CertificateTicketResult.NotConfigured;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCase;
import io.countersign.review.domain.certificate.CertificateTicketResult.UnknownCertificate;
import io.countersign.review.domain.decision.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateTicketsTest {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final InMemoryCaseStore cases = new InMemoryCaseStore();
    private final World world = new World(cases);
    private final List<CertificateGrant> grants = new ArrayList<>();
    private final CertificateTickets tickets = new CertificateTickets(
            cases,
            grant -> {
                grants.add(grant);
                return "ticket-" + grants.size();
            },
            () -> world.now,
            LIFETIME);

    @Test
    void signsWhoMaySeeWhichCertificateInWhichSession() {
        world.deliver(Cases.admittedWith(S1, 1, Cases.CERTIFICATE));

        var result = tickets.issue(S1, Cases.CERTIFICATE, "rita", "session");

        assertThat(result).isEqualTo(new Issued("ticket-1", NOW.plus(LIFETIME)));
        assertThat(grants)
                .containsExactly(
                        new CertificateGrant(S1, ACCOUNT, Cases.CERTIFICATE, "rita", "session", NOW.plus(LIFETIME)));
    }

    @Test
    void aCertificateOfAnotherCaseIsUnknown() {
        world.deliver(Cases.admittedWith(S1, 1, Cases.CERTIFICATE), Cases.admitted(S2, 1, "Other"));

        assertThat(tickets.issue(S2, Cases.CERTIFICATE, "rita", "session")).isEqualTo(new UnknownCertificate());
        assertThat(tickets.issue(S1, "b".repeat(64), "rita", "session")).isEqualTo(new UnknownCertificate());
        assertThat(grants).isEmpty();
    }

    @Test
    void aCertificateThatCameWithAnAnswerIsVisible() {
        world.deliver(Cases.admitted(S1, 1, "Acme Cloud"));
        var answered = "f".repeat(64);
        assertThat(tickets.issue(S1, answered, "rita", "session")).isEqualTo(new UnknownCertificate());
        world.questions.ask(world.claim(S1).holder().claimOf(S1, 1), "Which mark is this?");
        world.deliver(Cases.record(new InformationRelayed(S1, 1, 1, "This one.", List.of(answered), NOW)));

        assertThat(tickets.issue(S1, answered, "rita", "session")).isInstanceOf(Issued.class);
    }

    @Test
    void aDecidedRevisionKeepsItsCertificatesVisible() {
        world.deliver(Cases.admittedWith(S1, 1, Cases.CERTIFICATE), Cases.withdrawal(S1, 1));

        assertThat(tickets.issue(S1, Cases.CERTIFICATE, "otto", "session")).isInstanceOf(Issued.class);
    }

    @Test
    void anUnknownCaseHasNoCertificates() {
        assertThat(tickets.issue(S1, Cases.CERTIFICATE, "rita", "session")).isEqualTo(new UnknownCase());
    }

    @Test
    void withoutAKeyNothingIsIssued() {
        world.deliver(Cases.admittedWith(S1, 1, Cases.CERTIFICATE));

        assertThat(new CertificateTickets(cases, null, () -> world.now, LIFETIME)
                        .issue(S1, Cases.CERTIFICATE, "rita", "session"))
                .isEqualTo(new NotConfigured());
    }
}
