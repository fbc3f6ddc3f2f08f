package io.countersign.architecture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the services through the front door of compose, with a real nginx and services that record requests. */
class FrontDoorTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Map<String, HttpServer> SERVICES = new HashMap<>();

    /** Service, method and path of each request, from the end of its headers on. */
    private static final List<String> REACHED = new CopyOnWriteArrayList<>();

    private static @Nullable FrontDoor frontDoor;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        var nginx = FrontDoor.nginx();
        if (nginx.isEmpty()) {
            return;
        }
        var ports = new HashMap<String, Integer>();
        for (var name : List.of("intake", "quota", "review", "notification")) {
            var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            service.createContext("/", exchange -> answer(name, exchange));
            service.start();
            SERVICES.put(name, service);
            ports.put(name, service.getAddress().getPort());
        }
        frontDoor = new FrontDoor(nginx.orElseThrow(), directory, ports);
    }

    private static void answer(String service, HttpExchange exchange) throws IOException {
        try (exchange) {
            REACHED.add(service + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI());
            long size = exchange.getRequestBody().readAllBytes().length;
            var body = (service + " received " + size).getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterAll
    static void stop() {
        if (frontDoor != null) {
            frontDoor.close();
        }
        SERVICES.values().forEach(service -> service.stop(0));
    }

    /** Not before all: each test is reported as skipped, and a skip of the class would not be. */
    @BeforeEach
    void forgetRequests() {
        assumeTrue(frontDoor != null, "nginx is not installed");
        REACHED.clear();
    }

    /** A connection on which a request has begun. */
    private static Socket send(String text) throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), requireNonNull(frontDoor).port());
        socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String post(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: front-door\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }

    private static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Returns when the other side has ended the connection. */
    private static void awaitEnd(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException _) {
            // It was reset: nginx keeps no connection for what it has given up.
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/applications, intake POST /v1/applications",
        "/v1/quota, quota POST /v1/quota",
        "/v1/quota/limit, quota POST /v1/quota/limit",
        "/v1/cases/7/claim, review POST /v1/cases/7/claim",
        "/console, review POST /console",
        "/v1/notices, notification POST /v1/notices",
        "/v1/endpoints, notification POST /v1/endpoints",
        "/openapi/review, review POST /v3/api-docs",
        "/, intake POST /"
    })
    void aRequestReachesTheServiceOfItsPath(String path, String reached) throws IOException {
        try (var socket = send(post(path, "Content-Length: 2") + "{}")) {
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }

        assertThat(REACHED).containsExactly(reached);
    }

    @Test
    void aManagementPathReachesNoService() throws IOException {
        try (var socket = send("GET /actuator/health HTTP/1.1\r\nHost: front-door\r\n\r\n")) {
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 404 Not Found");
        }

        assertThat(REACHED).isEmpty();
    }

    @Test
    void aRequestReachesItsServiceOnceItsBodyIsComplete() throws IOException {
        try (var socket = send(post("/v1/applications", "Content-Length: 6") + "par")) {
            await().during(Duration.ofSeconds(1)).until(REACHED::isEmpty);

            write(socket, "ts!");

            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(REACHED).containsExactly("intake POST /v1/applications");
    }

    @Test
    void aRequestThatStaysIncompleteReachesNoServiceAndIsEnded() throws IOException {
        long began = System.nanoTime();
        try (var body = send(post("/v1/applications", "Content-Length: 6") + "par");
                var chunk = send(post("/v1/applications", "Transfer-Encoding: chunked") + "6\r\npar");
                var headers = send("POST /v1/applications HTTP/1.1\r\nHost: front-door\r\nAccept:")) {
            awaitEnd(body);
            awaitEnd(chunk);
            awaitEnd(headers);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("client_body_timeout and client_header_timeout")
                .isBetween(Duration.ofSeconds(9), TestTimeouts.scaled(Duration.ofSeconds(30)));
        assertThat(REACHED).isEmpty();
    }

    @Test
    void aBodyBeyondTheLimitOfItsPathIsRefusedAndReachesNoService() throws IOException {
        assertTooLarge(send(post("/v1/certificates", "Content-Length: " + (6 * MEGABYTE + 1))));
        assertTooLarge(send(post("/", "Content-Length: " + (17 * MEGABYTE + 1))));
        var chunked = send(post("/v1/certificates", "Transfer-Encoding: chunked"));
        for (int sent = 0; sent < 6 * MEGABYTE + 1; sent += 0x10000) {
            write(chunked, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
        }
        assertTooLarge(chunked);

        assertThat(REACHED).isEmpty();
    }

    private static void assertTooLarge(Socket socket) throws IOException {
        try (socket) {
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void aBodyWithinTheLimitOfItsPathReachesItsService() throws IOException {
        int size = 6 * MEGABYTE + 1;
        try (var socket = send(post("/", "Content-Length: " + size) + "x".repeat(size))) {
            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }

        assertThat(REACHED).containsExactly("intake POST /");
    }

    /** It also shows that the services record a request whose body is incomplete. */
    @Test
    void aBulkStreamReachesIntakeLineByLine() throws IOException {
        try (var socket = send(post("/v1/applications:bulk", "Transfer-Encoding: chunked") + "3\r\n{}\n\r\n")) {
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(REACHED).containsExactly("intake POST /v1/applications:bulk"));

            write(socket, "0\r\n\r\n");

            assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 200 OK");
        }
    }
}
