package io.countersign.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.intake.TestPictures;
import io.countersign.intake.TestTicketKeys;
import io.countersign.service.tickets.CertificateTicket;
import io.countersign.service.tickets.TicketSigner;
import io.countersign.service.tickets.ViewerCookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateViewTest {

    private static final String ACCOUNT = "viewed-papers";

    private final Running intake = Running.intake();
    private final Client acme = intake.account(ACCOUNT);
    private final Client browser = intake.as("");
    private final ViewerCookie cookie = ViewerCookie.create("rita");
    private final Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);

    private String sha256 = "";

    @BeforeEach
    void upload() {
        sha256 = uploaded(6);
    }

    private String uploaded(int orientation) {
        var answer =
                acme.post("/v1/certificates", "image/jpeg", BodyPublishers.ofByteArray(TestPictures.jpeg(orientation)));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.string("sha256");
    }

    private CertificateTicket ticket(String account, String digest, Instant expiresAt) {
        return new CertificateTicket(
                "rita", new SignatureId(7), new AccountId(account), digest, cookie.session(), expiresAt);
    }

    private String signed() {
        return TestTicketKeys.CURRENT.signer().sign(ticket(ACCOUNT, sha256, soon));
    }

    private Client.Answer view(String digest, String ticket, ViewerCookie session) {
        return browser.get(
                "/v1/certificates/" + digest + "/view?ticket=" + ticket,
                "Cookie",
                ViewerCookie.NAME + "=" + session.value());
    }

    private void assertRefused(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.string("code")).isEqualTo("TICKET_REFUSED");
    }

    @Test
    void theReviewerSeesThePictureUprightAndWithoutMetadata() {
        var answer = view(sha256, signed(), cookie);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
        var picture = answer.response().body();
        assertThat(TestPictures.hasMetadata(picture)).isFalse();
        assertThat(TestPictures.decoded(picture).getWidth()).isEqualTo(TestPictures.HEIGHT);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; sandbox");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @Test
    void eachLoadIsAnEventAlsoThatOfTheSameUrl() {
        var ticket = signed();
        int before = views().size();

        view(sha256, ticket, cookie);
        view(sha256, ticket, cookie);

        assertThat(views().subList(before, views().size()))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(event -> assertThat(event)
                        .contains("\"caseId\":\"7\"", "\"sha256\":\"" + sha256 + '"', "\"reviewer\":\"rita\""));
    }

    private List<String> views() {
        return intake.read(intake.topics().certificates()).stream()
                .filter(found -> ACCOUNT.equals(found.key()))
                .map(found -> new String(found.value(), StandardCharsets.UTF_8))
                .filter(event -> event.contains("io.countersign.certificate.viewed.v1"))
                .toList();
    }

    @Test
    void whatIsRefusedIsNoView() {
        int before = views().size();

        assertRefused(view(uploaded(1), signed(), cookie));
        assertRefused(view(sha256, signed(), ViewerCookie.create("rita")));

        assertThat(views()).hasSize(before);
    }

    @Test
    void aDeletionIsAnEvent() {
        assertThat(acme.delete("/v1/certificates/" + sha256).status()).isEqualTo(204);

        assertThat(intake.read(intake.topics().certificates()))
                .extracting(found -> new String(found.value(), StandardCharsets.UTF_8))
                .anySatisfy(event ->
                        assertThat(event).contains("\"id\":\"certificate-deleted:" + ACCOUNT + ':' + sha256 + '"'));
    }

    @Test
    void aTicketForAnotherCertificateIsRefused() {
        assertRefused(view(uploaded(1), signed(), cookie));
    }

    @Test
    void aTicketOfAnotherSessionIsRefused() {
        assertRefused(view(sha256, signed(), ViewerCookie.create("rita")));
        assertRefused(browser.get("/v1/certificates/" + sha256 + "/view?ticket=" + signed()));
    }

    @Test
    void aTicketOfAnotherReviewerIsRefused() {
        assertRefused(view(sha256, signed(), ViewerCookie.create("rolf")));
    }

    @Test
    void anExpiredTicketIsRefused() {
        var expired = ticket(ACCOUNT, sha256, Instant.now().truncatedTo(ChronoUnit.SECONDS));

        assertRefused(view(sha256, TestTicketKeys.CURRENT.signer().sign(expired), cookie));
    }

    @Test
    void bothConfiguredKeysAreAcceptedAndAFormerOneIsNot() {
        var ticket = ticket(ACCOUNT, sha256, soon);

        assertThat(view(sha256, TestTicketKeys.NEXT.signer().sign(ticket), cookie)
                        .status())
                .isEqualTo(200);
        assertRefused(view(sha256, TestTicketKeys.FORMER.signer().sign(ticket), cookie));
    }

    @Test
    void withoutTicketNothingIsShown() {
        assertRefused(browser.get("/v1/certificates/" + sha256 + "/view"));
        assertRefused(view(sha256, "a.b.c", cookie));
    }

    @Test
    void aCertificateOfAnotherAccountIsNotFound() {
        TicketSigner signer = TestTicketKeys.CURRENT.signer();

        assertThat(view(sha256, signer.sign(ticket("other-papers", sha256, soon)), cookie)
                        .status())
                .isEqualTo(404);
    }
}
