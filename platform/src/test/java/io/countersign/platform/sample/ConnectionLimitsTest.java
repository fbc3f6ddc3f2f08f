package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Clients that open connections and send little, slowly or nothing: they occupy only what is theirs, and not for long. */
class ConnectionLimitsTest {

    private static final int MAX_CONNECTIONS = 300;
    private static final String WORD = "{\"word\":\"yes\",\"number\":3}";
    private static final Duration SOON = TestTimeouts.LIMIT;

    private static TestIssuer issuer;
    private static ConfigurableApplicationContext service;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        service = SampleService.start(
                TestServers.freshPrefix(),
                issuer,
                "--countersign.http.idle-timeout=4s",
                "--countersign.http.head-timeout=2s",
                "--countersign.http.body-timeout=5s",
                "--countersign.http.max-connections=" + MAX_CONNECTIONS,
                "--countersign.http.max-in-flight=20",
                "--countersign.http.max-in-flight-per-caller=100",
                "--countersign.http.max-body-bytes=12MB",
                "--countersign.http.max-body-bytes-per-caller=6MB");
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static int port(String name) {
        return service.getEnvironment().getRequiredProperty("local." + name + ".port", Integer.class);
    }

    private static Client client(String account) {
        return new Client(port("server"), issuer.token(account, "words:write"));
    }

    private static int say(String account) {
        return client(account)
                .post("/v1/words", WORD, "Content-Type", "application/json")
                .statusCode();
    }

    private static double openConnections() {
        return service.getBean(MeterRegistry.class)
                .get("countersign.connections")
                .gauge()
                .value();
    }

    private Socket connect() {
        return connect("server");
    }

    private Socket connect(String portName) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port(portName));
            socket.setSoTimeout((int) SOON.toMillis());
            sockets.add(socket);
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Socket send(String bytes) {
        var socket = connect();
        send(socket, bytes);
        return socket;
    }

    private static void send(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything up to the end of the connection. */
    private static String receive(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String head(String account, String path, String length) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + issuer.token(account, "words:write") + "\r\n" + length + "\r\n\r\n";
    }

    private static String upload(String account, int bytes) {
        return head(account, "/v1/pictures", "Content-Length: " + bytes);
    }

    @Test
    void closesAConnectionWithoutARequest() {
        var server = connect();
        var management = connect("management");

        assertThat(receive(server)).isEmpty();
        assertThat(receive(management)).isEmpty();
    }

    @Test
    void closesAConnectionWhoseHeadArrivesByteByByte() {
        var socket = connect();
        var head = "GET /v1/open HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + "x".repeat(10_000);

        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> {
            try {
                send(socket, head.substring(0, 1));
                return false;
            } catch (UncheckedIOException closed) {
                return true;
            }
        });
    }

    @Test
    void endsARequestWhoseBodyDoesNotArrive() {
        var announced = send(head("slow", "/v1/words", "Content-Length: 100") + "{");
        var chunked = send(head("slow", "/v1/words", "Transfer-Encoding: chunked") + "1\r\n{\r\n");

        assertThat(receive(announced)).startsWith("HTTP/1.1 408").contains("REQUEST_TIMEOUT");
        assertThat(receive(chunked)).startsWith("HTTP/1.1 408").contains("REQUEST_TIMEOUT");
    }

    @Test
    void closesAConnectionThatDoesNotReadItsAnswer() throws IOException {
        await().atMost(SOON).until(() -> openConnections() == 0);
        var socket = connect();
        send(
                socket,
                "GET /v1/large HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + issuer.token("reader", "words:read") + "\r\n\r\n");
        assertThat(socket.getInputStream().read()).isEqualTo('H');

        await().atMost(SOON).until(() -> openConnections() == 0);

        assertThat(receive(socket).length()).isLessThan(20_000_000);
    }

    @Test
    void hundredsOfUnfinishedRequestsDoNotHoldUpAnOrdinaryCaller() {
        IntStream.range(0, 80)
                .forEach(_ -> send(head("attacker", "/v1/words", "Transfer-Encoding: chunked") + "1\r\n{\r\n"));
        IntStream.range(0, 80).forEach(_ -> send("POST /v1/words HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"));

        assertThat(say("ordinary")).isEqualTo(200);
    }

    @Test
    void moreConnectionsThanAllowedDoNotKeepOutAnOrdinaryCaller() {
        IntStream.range(0, MAX_CONNECTIONS + 100).forEach(_ -> connect());

        assertThat(say("ordinary")).isEqualTo(200);
    }

    @Test
    void aCallerMayHaveSoManyRequestsInProgress() {
        IntStream.range(0, 100).forEach(_ -> send(head("greedy", "/v1/words", "Content-Length: 100") + "{"));

        await().atMost(SOON).untilAsserted(() -> {
            var refused = client("greedy").post("/v1/words", WORD, "Content-Type", "application/json");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("TOO_MANY_REQUESTS_IN_FLIGHT", "requests in progress (100)");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        });
        assertThat(say("ordinary")).isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(say("greedy")).isEqualTo(200));
    }

    @Test
    void theBytesOfUploadsAreBoundedForACallerAndForAll() {
        send(upload("first", 5_000_000) + "x");
        await().atMost(SOON).untilAsserted(() -> {
            var refused = client("first").post("/v1/pictures", "x".repeat(4_000_000));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("TOO_MANY_BYTES_IN_FLIGHT");
        });
        send(upload("second", 5_000_000) + "x");

        await().atMost(SOON).untilAsserted(() -> {
            var refused = client("third").post("/v1/pictures", "x".repeat(4_000_000));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("BUSY");
        });
        assertThat(say("first")).isEqualTo(200);
        assertThat(client("third").post("/v1/pictures", "x".repeat(200_000)).statusCode())
                .isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client("third")
                                .post("/v1/pictures", "x".repeat(4_000_000))
                                .statusCode())
                        .isEqualTo(200));
    }
}
