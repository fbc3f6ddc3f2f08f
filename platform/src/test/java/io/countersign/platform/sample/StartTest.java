package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.mongodb.client.MongoDatabase;
import io.countersign.embedded.EmbeddedStore;
import io.countersign.platform.sample.SampleService.Words;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/** How a service starts and stops while others are there, are not there yet, or are gone. */
class StartTest {

    private final String prefix = TestServers.freshPrefix();

    private static Client client(ConfigurableApplicationContext service, String token) {
        return new Client(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class), token);
    }

    private static int readiness(ConfigurableApplicationContext service) {
        var port = service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        return new Client(port, "").get("/actuator/health/readiness").statusCode();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void withoutAnIssuerItRefuses() {
        try (var issuer = TestIssuer.start()) {
            assertThatThrownBy(() -> SampleService.start(
                            prefix, issuer, "--spring.security.oauth2.resourceserver.jwt.issuer-uri="))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("COUNTERSIGN_ISSUER");
        }
    }

    @Test
    void refusesToStartWithAHandlerThatDeclaresNoScope() {
        try (var issuer = TestIssuer.start()) {
            assertThatThrownBy(() -> SampleService.start(prefix, issuer, "--spring.profiles.active=undeclared-scope"))
                    .hasRootCauseInstanceOf(StartupException.class)
                    .hasRootCauseMessage(
                            "the handler UndeclaredController.read must declare either @RequiresScope with at"
                                    + " least one scope or @PermitAll");
        }
    }

    @Test
    void theIssuerMayComeLater() {
        var port = freePort();
        var uri = "http://127.0.0.1:" + port;
        try (var other = TestIssuer.start();
                var service = SampleService.start(
                        prefix, other, "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + uri)) {
            var early = client(service, other.token("acme", "words:read")).get("/v1/words/yes");
            assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).isPresent();

            try (var issuer = TestIssuer.start(port)) {
                await().untilAsserted(() -> {
                    var response =
                            client(service, issuer.token("acme", "words:read")).get("/v1/words/yes");
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                });
            }
        }
    }

    @Test
    void answersTheFirstConnectionThatItAccepts() throws Exception {
        int port = freePort();
        var first = CompletableFuture.supplyAsync(() -> firstStatusLine(port), Thread::startVirtualThread);
        try (var issuer = TestIssuer.start();
                var _ = SampleService.start(prefix, issuer, "--server.port=" + port)) {
            assertThat(first.get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    /** Of a request by the first connection that is accepted. */
    private static String firstStatusLine(int port) {
        var line = new AtomicReference<>("");
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
                socket.getOutputStream()
                        .write("GET /v1/words/yes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(US_ASCII));
                line.set(String.valueOf(
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine()));
                return true;
            } catch (ConnectException notYet) {
                return false;
            }
        });
        return line.get();
    }

    @Test
    void severalServicesShareOneJvm() {
        try (var issuer = TestIssuer.start();
                var one = SampleService.start(prefix, issuer, "--spring.application.name=one");
                var two = SampleService.start(prefix, issuer, "--spring.application.name=two")) {
            send(one, "{\"word\":\"hi\",\"number\":1}");

            for (var service : new ConfigurableApplicationContext[] {one, two}) {
                await().untilAsserted(() ->
                        assertThat(service.getBean(Words.class).heard).hasSize(1));
                assertThat(client(service, issuer.token("acme", "words:read"))
                                .get("/v1/words/yes")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(readiness(service)).isEqualTo(200);
            }
            assertThat(two.getBean(MongoDatabase.class).getName()).isEqualTo(prefix + "countersign_two");
        }
    }

    @Test
    void aStoreThatIsNotThereYetIsWaitedFor() {
        var port = freePort();
        try (var issuer = TestIssuer.start();
                var service = SampleService.start(
                        prefix,
                        issuer,
                        "--spring.mongodb.uri=mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=300")) {
            send(service, "{\"word\":\"hi\",\"number\":1}");
            assertThat(readiness(service)).isEqualTo(503);
            assertThat(service.getBean(Words.class).heard).isEmpty();

            try (var _ = EmbeddedStore.inMemory(port)) {
                await().atMost(TestTimeouts.LIMIT)
                        .untilAsserted(() ->
                                assertThat(service.getBean(Words.class).heard).hasSize(1));
                await().untilAsserted(() -> assertThat(readiness(service)).isEqualTo(200));
            }
        }
    }

    @Test
    void stopsInTimeWhileItsListenerFailsAndReadsTheSameAgainLater() {
        try (var issuer = TestIssuer.start()) {
            var service = SampleService.start(prefix, issuer);
            var failed = new CountDownLatch(3);
            service.getBean(Words.class).trouble = word -> {
                failed.countDown();
                throw new IllegalStateException("no store");
            };
            send(service, "{\"word\":\"hi\",\"number\":1}");
            await().until(() -> failed.getCount() == 0);

            assertTimeout(TestTimeouts.scaled(Duration.ofSeconds(10)), service::close);

            try (var again = SampleService.start(prefix, issuer)) {
                await().atMost(TestTimeouts.LIMIT)
                        .untilAsserted(() ->
                                assertThat(again.getBean(Words.class).heard).hasSize(1));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void send(ConfigurableApplicationContext service, String word) {
        ((KafkaTemplate<String, byte[]>) service.getBean(KafkaTemplate.class))
                .send(prefix + "words", "key", word.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .join();
    }
}
