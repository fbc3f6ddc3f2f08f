package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Clients that keep requests, streams and calls open and send nothing hold up no other client. */
class SlowClientsTest {

    private static final Duration SOON = TestTimeouts.LIMIT;
    private static final Running INTAKE = Running.intake();

    private static ConfigurableApplicationContext context;
    private static int port;

    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        context = INTAKE.instance(
                "countersign.http.body-timeout=6s",
                "countersign.http.max-in-flight=50",
                "countersign.http.max-in-flight-per-caller=200",
                "countersign.http.max-body-bytes=24MB",
                "countersign.http.max-body-bytes-per-caller=12MB",
                "countersign.intake.bulk.max-streams=64",
                "countersign.intake.bulk.max-streams-per-caller=4",
                "countersign.rpc.max-in-flight=50",
                "countersign.rpc.max-large=4");
        port = Running.port(context, "server");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static Client account(String name) {
        return new Client(port, INTAKE.account(name).token());
    }

    private Socket send(String bytes) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String head(String path, String token, String type) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nAuthorization: Bearer "
                + token + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }

    private static void assertSubmits(String name) {
        var answer = account(name).post("/v1/applications", application("Acme " + name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void unfinishedCallsWithoutAuthenticationDoNotBlockTheTencentCompatibleApi() {
        IntStream.range(0, 300)
                .forEach(_ -> send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"));
        IntStream.range(0, 300).forEach(_ -> send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n{"));

        var small = new Client(port, "").post("/", "application/json", BodyPublishers.ofString("{}"));
        var large = new Client(port, "")
                .post("/", "application/x-www-form-urlencoded", BodyPublishers.ofString("a=" + "x".repeat(900_000)));

        assertThat(small.text()).contains("MissingParameter");
        assertThat(large.text()).contains("MissingParameter");
    }

    @Test
    void unfinishedRequestsDoNotBlockTheApi() {
        var token = account("unfinished").token();
        IntStream.range(0, 150).forEach(_ -> send(head("/v1/applications", token, "application/json") + "1\r\n{\r\n"));

        assertSubmits("finished");
    }

    @Test
    void idleStreamsAreBoundedForEachCallerAndEnd() {
        var token = account("idler").token();
        var line = application("Acme Idle") + "\n";
        var streams = IntStream.range(0, 4)
                .mapToObj(_ -> send(head("/v1/applications:bulk", token, "application/x-ndjson")
                        + Integer.toHexString(line.length()) + "\r\n" + line + "\r\n"))
                .toList();

        for (var stream : streams) {
            assertThat(receiveUpTo(stream, "\"line\":1,\"status\":")).contains("200 OK");
        }

        var fifth =
                account("idler").post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString(line));
        assertThat(fifth.status()).as(fifth.text()).isEqualTo(429);
        assertThat(fifth.string("code")).isEqualTo("TOO_MANY_STREAMS");
        var other = account("busy-streamer")
                .post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString(line));
        assertThat(other.text()).contains("\"status\":202");

        for (var stream : streams) {
            assertThat(receiveUpTo(stream, "STREAM_IDLE")).startsWith("202").contains("\"line\":2,\"status\":408");
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(account("idler")
                                .post("/v1/applications:bulk", "application/x-ndjson", BodyPublishers.ofString(line))
                                .status())
                        .isEqualTo(200));
    }

    private static String receiveUpTo(Socket socket, String text) {
        var received = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                received.append((char) next);
                if (received.indexOf(text) >= 0) {
                    break;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return received.toString();
    }

    @Test
    void sixtyUploadsAtOnceOfOneTenantHoldUpNoOther() {
        var content = new byte[5 * 1024 * 1024];
        var uploader = account("uploader");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, 60)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> uploader.post("/v1/certificates", "image/png", BodyPublishers.ofByteArray(content)),
                            threads))
                    .toList();
            IntStream.range(0, 10).forEach(i -> assertSubmits("beside-" + i));
            var statuses =
                    uploads.stream().map(upload -> upload.join().status()).toList();

            assertThat(statuses).hasSize(60).containsOnly(422, 429).contains(422);
        }
        assertSubmits("afterwards");
    }
}
