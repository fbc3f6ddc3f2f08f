package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.testing.ServedTextFields;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.body.RawBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What the service as a whole shows: pages, API document, limits, metrics. */
class ServiceTest {

    private final Running intake = Running.intake();

    @Test
    void theReasonsAreOpenAndTagged() {
        var anonymous = intake.as("");

        var answer = anonymous.get("/v1/reason-codes");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.string("version")).isNotEmpty();
        assertThat(answer.json().get("reasons").size()).isGreaterThan(11);
        assertThat(anonymous
                        .get("/v1/reason-codes", "If-None-Match", answer.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"1\", %s", "\"1\" ,W/%s"})
    void aHeaderThatNamesTheTagIsAnsweredWithoutTheReasons(String header) {
        var anonymous = intake.as("");
        var tag = anonymous.get("/v1/reason-codes").header("ETag");

        var answer = anonymous.get("/v1/reason-codes", "If-None-Match", header.formatted(tag));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=3600, public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"\"", "1", "\"1", "*"})
    void anotherTagIsAnsweredWithTheReasons(String header) {
        assertThat(intake.as("")
                        .get("/v1/reason-codes", "If-None-Match", header)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theStartPageAndTheApiDocumentAreOpen() {
        var anonymous = intake.as("");

        assertThat(anonymous.get("/").text()).contains("/v1/reason-codes", "/v3/api-docs", "href=\"/health\"");
        assertThat(anonymous.get("/health").text()).matches("\\{\"status\":\"[A-Z_]+\"}");
        var document = anonymous.get("/v3/api-docs").json();
        assertThat(document.get("paths").propertyNames())
                .contains(
                        "/v1/applications",
                        "/v1/applications/{id}",
                        "/v1/applications/{id}/withdraw",
                        "/v1/applications/{id}/timeline",
                        "/v1/applications:bulk",
                        "/v1/certificates",
                        "/v1/certificates/{sha256}",
                        "/v1/accounts/{id}",
                        "/v1/reason-codes");
        var submit = document.at("/paths/~1v1~1applications/post");
        assertThat(submit.get("responses").propertyNames())
                .contains("202", "400", "401", "403", "413", "415", "422", "429", "503");
        assertThat(document.at("/paths/~1v1~1applications~1{id}/put/responses").propertyNames())
                .contains("202", "404", "409", "412", "422");
        assertThat(document.at("/paths/~1v1~1applications~1{id}/put/responses/409/content")
                        .propertyNames())
                .containsExactly("application/problem+json");
    }

    @Test
    void everyTextFieldOfTheDocumentAcceptsEnglishAndChinese() {
        new ServedTextFields(intake.as("").get("/v3/api-docs").json()).assertAcceptTexts();
    }

    @Test
    void theExampleOfTheDocumentWorksWhenPasted() {
        var example = intake.as("")
                .get("/v3/api-docs")
                .json()
                .at("/paths/~1v1~1applications/post/requestBody/content/application~1json/example");
        var body = example.isString() ? example.stringValue() : example.toString();

        assertThat(intake.account("paster").post("/v1/applications", body).status())
                .as(body)
                .isEqualTo(202);
    }

    /** One after the other could take so long on a slow machine that none comes too soon. */
    private static List<Client.Answer> atOnce(int times, Callable<Client.Answer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Client.Answer>();
            for (var done : threads.invokeAll(Collections.nCopies(times, call))) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    @Test
    void whoAsksTooOftenHasToWait() throws Exception {
        try (var slow =
                intake.instance("countersign.intake.rates.submit=1", "countersign.intake.rates.submit-burst=3")) {
            var hasty = new Client(
                    Running.port(slow, "server"), intake.account("hasty").token());

            var answers = atOnce(10, () -> hasty.post("/v1/applications", application("Acme")));

            assertThat(answers).extracting(Client.Answer::status).contains(202, 429);
            var refused = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.header("RateLimit")).startsWith("\"submit\";r=0");
            assertThat(refused.string("code")).isEqualTo("TOO_MANY_REQUESTS");
        }
    }

    @Test
    void whoAsksTooOftenIsRefusedBeforeTheBodyArrives() throws Exception {
        try (var slow =
                intake.instance("countersign.intake.rates.submit=1", "countersign.intake.rates.submit-burst=1")) {
            var port = Running.port(slow, "server");
            var token = intake.account("tireless").token();

            assertThat(firstAnswerWithoutBody(port, token)).startsWith("HTTP/1.1 429 ");
            assertThat(new Client(Running.port(slow, "management"), "")
                            .get("/actuator/prometheus")
                            .text())
                    .contains("countersign_submissions_rejected_total{channel=\"rest\",code=\"TOO_MANY_REQUESTS\"");
        }
    }

    /** Announces ten bodies at once and sends none of them. */
    private static String firstAnswerWithoutBody(int port, String token) throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 10; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                socket.getOutputStream()
                        .write(("POST /v1/applications HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n")
                                .getBytes(ISO_8859_1));
            }
            var answered = await().atMost(TestTimeouts.LIMIT)
                    .until(
                            () -> sockets.stream()
                                    .filter(socket -> available(socket) > 0)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            return new BufferedReader(new InputStreamReader(answered.getInputStream(), ISO_8859_1)).readLine();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static int available(Socket socket) {
        try {
            return socket.getInputStream().available();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aRevisionBeyondTheLimitIsRefusedAgainWhateverItsContentIs() {
        try (var strict = intake.instance("countersign.intake.bounds.revisions=1")) {
            var persistent = new Client(
                    Running.port(strict, "server"), intake.account("persistent").token());
            var path = "/v1/applications/"
                    + persistent.post("/v1/applications", application("Acme")).string("id");
            assertThat(persistent.put(path, "{}").status()).isEqualTo(422);

            var refused = persistent.put(path, application("Bravo"));
            var again = persistent.put(path, "{}");

            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(again.status()).as(again.text()).isEqualTo(409);
            assertThat(again.string("code")).isEqualTo("TOO_MANY_REVISIONS");
        }
    }

    @Test
    void everyOperationThatReadsABodyIsRateLimited() {
        var operations =
                intake.context().getBean(RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
                        .map(HandlerMethod::getMethod)
                        .filter(method -> Stream.of(method.getParameterTypes())
                                .anyMatch(type -> type == JsonBody.class || type == RawBody.class))
                        .toList();

        assertThat(operations).hasSizeGreaterThan(5).allMatch(method -> method.isAnnotationPresent(RateLimited.class));
    }

    @Test
    void itIsReadyAndCounts() {
        intake.account("counted").post("/v1/applications", application("Acme"));
        intake.account("counted").post("/v1/applications", "{}");
        var management = new Client(Running.port(intake.context(), "management"), "");

        await().untilAsserted(() -> assertThat(
                        management.get("/actuator/health/readiness").status())
                .isEqualTo(200));
        assertThat(management.get("/actuator/prometheus").text())
                .contains("countersign_submitted_total{channel=\"rest\",region=\"global\",service=\"intake\"}")
                .contains("countersign_submissions_rejected_total{channel=\"rest\",code=\"INVALID\"")
                .contains("countersign_view_delay_seconds");
    }
}
