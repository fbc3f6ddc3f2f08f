package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admittedWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CertificateEvent.CertificateViewed;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Cases;
import io.countersign.service.tickets.TicketVerifier;
import io.countersign.service.tickets.ViewerCookie;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CertificateTicketsApiTest {

    private static final String PATH = "/v1/cases/1/certificates/" + Cases.CERTIFICATE + "/ticket";

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    @SuppressWarnings("NullAway.Init")
    private static TicketVerifier verifier;

    @BeforeAll
    static void start() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        verifier = TicketVerifier.of(List.of(setting(pair.getPublic().getEncoded())));
        installation = new Installation();
        service = start(pair);
        installation.say(admittedWith(new SignatureId(1), 1, Cases.CERTIFICATE));
        installation.awaitPublished("sent-to-reviewer:1:1");
    }

    private static ConfigurableApplicationContext start(KeyPair pair) {
        return installation.start(
                "countersign.review.tickets.signing-key="
                        + setting(pair.getPrivate().getEncoded()),
                "countersign.review.tickets.url=http://127.0.0.1:8080");
    }

    private static String setting(byte[] der) {
        return "test:" + Base64.getEncoder().encodeToString(der);
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static HttpResponse<String> issue(String reviewer, String... headers) throws Exception {
        return installation.post(service, PATH, installation.reviewer(reviewer), "", headers);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static ViewerCookie value(HttpResponse<String> answer) {
        return new ViewerCookie(cookie(answer).replaceAll("^[^=]*=|;.*$", ""));
    }

    @Test
    void theTicketNamesTheCallerTheCertificateAndTheCookie() throws Exception {
        var answer = issue("rita");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(cookie(answer))
                .startsWith(ViewerCookie.NAME + "=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Secure")
                .doesNotContain("Domain");
        var body = installation.read(answer);
        var ticket = body.get("ticket").stringValue();
        assertThat(body.get("url").stringValue())
                .isEqualTo("http://127.0.0.1:8080/v1/certificates/" + Cases.CERTIFICATE + "/view?ticket=" + ticket);
        var verified = verifier.verify(ticket, Instant.now()).orElseThrow();
        assertThat(verified.reviewer()).isEqualTo("rita");
        assertThat(verified.account()).isEqualTo(Cases.ACCOUNT);
        assertThat(verified.permits(Cases.CERTIFICATE, value(answer))).isTrue();
        assertThat(verified.expiresAt())
                .isEqualTo(Instant.parse(body.get("expiresAt").stringValue()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(300));
    }

    @Test
    void eachLoadThatIntakeReportsIsAnEntryOnce() throws Exception {
        var path = "/v1/cases/1/history";
        var auditor = installation.issuer.token(Map.of("sub", "otto", "scope", "review:read review:audit"));
        issue("rita");
        load("a1");
        load("a1");
        load("a2");
        load("a3");

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(
                                installation.get(service, path, auditor).body())
                        .contains(Cases.CERTIFICATE + ":a3"));
        assertThat(installation
                        .read(installation.get(service, path, auditor))
                        .get("entries")
                        .valueStream()
                        .filter(entry -> entry.get("action").stringValue().equals("viewed"))
                        .map(entry -> entry.get("detail").stringValue()))
                .containsExactly(Cases.CERTIFICATE + ":a1", Cases.CERTIFICATE + ":a2", Cases.CERTIFICATE + ":a3");
    }

    /** As intake reports it. */
    private static void load(String view) throws Exception {
        var viewed = new CertificateViewed(Cases.ACCOUNT, new SignatureId(1), Cases.CERTIFICATE, "rita", view);
        installation.report(CloudEvent.of("/intake", Instant.now(), Cases.ACCOUNT, viewed));
    }

    @Test
    void aSessionKeepsItsCookieUntilAnotherReviewerUsesIt() throws Exception {
        var first = issue("rita");
        var header =
                new String[] {"Cookie", ViewerCookie.NAME + "=" + value(first).value()};

        assertThat(value(issue("rita", header))).isEqualTo(value(first));
        assertThat(value(issue("rolf", header))).isNotEqualTo(value(first));
        assertThat(value(issue("rita", "Cookie", ViewerCookie.NAME + "=planted")))
                .isNotEqualTo(new ViewerCookie("planted"));
    }

    @Test
    void whatTheCaseDoesNotHaveIsNotFound() throws Exception {
        var auditor = installation.issuer.token(Map.of("sub", "otto", "scope", "review:read"));
        var other = "/v1/cases/1/certificates/" + "b".repeat(64) + "/ticket";

        assertThat(installation.post(service, other, auditor, "").statusCode()).isEqualTo(404);
        assertThat(installation
                        .post(service, PATH.replace("cases/1", "cases/999999"), auditor, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(installation.post(service, PATH, auditor, "").statusCode()).isEqualTo(200);
        assertThat(installation.post(service, PATH, "", "").statusCode()).isEqualTo(401);
    }
}
