package io.countersign.notification.delivery;

import static io.countersign.notification.domain.NoticeFixtures.secretOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.notification.Receiver;
import io.countersign.notification.domain.NoticeFixtures;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.Delivery.Result;
import io.countersign.notification.domain.delivery.DeliveryService.Step;
import io.countersign.notification.domain.endpoint.AddressPolicy;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderTest {

    private final WebhookSender open = post(true, Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "400, REFUSED",
        "404, REFUSED",
        "500, REFUSED",
        "503, REFUSED",
        "410, GONE",
        "301, REFUSED",
        "307, REFUSED"
    })
    void theStatusDeterminesTheResult(int status, Result result) throws InterruptedException {
        try (var receiver = new Receiver(_ -> status)) {
            var attempt = open.attempt(step(receiver.url()));

            assertThat(attempt.result()).isEqualTo(result);
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(receiver.posted()).hasSize(1);
        }
    }

    @Test
    void theBodyIsTheEventAndIsSigned() throws InterruptedException {
        try (var receiver = new Receiver(_ -> 200)) {
            var step = step(receiver.url());

            open.attempt(step);

            var posted = receiver.posted().getFirst();
            assertThat(posted.id()).isEqualTo(step.notice().id().value());
            assertThat(posted.body()).isEqualTo(step.notice().event());
            assertThat(posted.type()).startsWith("application/cloudevents+json");
            assertThat(posted.isSignedBy(secretOf(step.endpoint()).text())).isTrue();
            assertThat(posted.isSignedBy("whsec_" + "B".repeat(43) + "=")).isFalse();
        }
    }

    @Test
    void anUnreadableSecretFailsTheAttemptWithoutAPost() throws InterruptedException {
        try (var receiver = new Receiver(_ -> 200)) {
            var readable = step(receiver.url());
            var endpoint = readable.endpoint();
            var unreadable = new Endpoint(
                    endpoint.owner(),
                    endpoint.registrar(),
                    endpoint.id(),
                    1,
                    endpoint.url(),
                    new UnreadableSecret("v2.00000000.AAAA", "Sealed by the key 00000000, which is not configured"),
                    Endpoint.Status.ACTIVE,
                    endpoint.created());

            var attempt = open.attempt(new Step.Post(readable.claimed(), unreadable, readable.notice()));

            assertThat(attempt.result()).isEqualTo(Result.SECRET_UNREADABLE);
            assertThat(receiver.posted()).isEmpty();
        }
    }

    @Test
    void anEndpointThatDoesNotAnswerTimesOut() throws InterruptedException {
        try (var receiver = new Receiver(_ -> Receiver.SILENCE)) {
            var attempt = post(true, Duration.ofMillis(300)).attempt(step(receiver.url()));

            assertThat(attempt.result()).isEqualTo(Result.TIMED_OUT);
            assertThat(attempt.status()).isZero();
        }
    }

    @Test
    void aClosedPortIsUnreachable() throws InterruptedException {
        var receiver = new Receiver(_ -> 200);
        receiver.close();

        assertThat(open.attempt(step(receiver.url())).result()).isEqualTo(Result.UNREACHABLE);
    }

    @Test
    void anUnknownNameIsUnreachable() throws InterruptedException {
        var attempt = open.attempt(step(URI.create("http://no-such-host.invalid/")));

        assertThat(attempt.result()).isIn(Result.UNREACHABLE, Result.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void aPrivateAddressIsNotPostedTo(String host) throws InterruptedException {
        try (var receiver = new Receiver(_ -> 200)) {
            var url = URI.create("http://" + host + ":" + receiver.url().getPort() + "/");

            var attempt = post(false, Duration.ofSeconds(5)).attempt(step(url));

            assertThat(attempt.result()).isEqualTo(Result.FORBIDDEN);
            assertThat(receiver.posted()).isEmpty();
        }
    }

    private static WebhookSender post(boolean allowPrivate, Duration timeout) {
        return new WebhookSender(new AddressPolicy(allowPrivate), timeout, InstantSource.system());
    }

    private static Step.Post step(URI url) {
        var some = NoticeFixtures.endpoint(EndpointOwner.account(Fixtures.ACME));
        var endpoint = new Endpoint(
                some.owner(),
                some.registrar(),
                some.id(),
                1,
                url,
                some.secret(),
                Endpoint.Status.ACTIVE,
                some.created());
        var notice = NoticeFixtures.notice(Fixtures.ACME, 1, 1);
        Delivery.Waiting waiting = NoticeFixtures.delivery(notice, endpoint);
        return new Step.Post(waiting, endpoint, notice);
    }
}
