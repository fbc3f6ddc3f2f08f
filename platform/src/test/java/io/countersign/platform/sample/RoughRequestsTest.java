package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Bytes that no library would send: whatever is wrong with them is the sender's fault, never ours. */
class RoughRequestsTest {

    private static TestIssuer issuer;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        service = SampleService.start(TestServers.freshPrefix(), issuer);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static String send(String requestLine, String headers, String body) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var request = requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + issuer.token("acme", "words:write") + "\r\n" + headers + "Content-Length: "
                + body.getBytes(ISO_8859_1).length + "\r\n\r\n" + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static int status(String response) {
        return Integer.parseInt(response.split(" ", 3)[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/words/%zz",
                "GET /v1/words/%",
                "GET /v1/words/%E0%A4%A",
                "GET /v1/words/yes?times=%zz",
                "GET /v1/words/yes?%=1",
                "GET /v1/words/yes?times=%FF",
                "GET /v1/words/%00",
                "GET /v1/words/%2e%2e/%2e%2e",
                "GET /v1/words/a%2Fb",
                "GET /v1/words/..%5c..",
                "GET //v1//words/yes",
                "GET /v1/words/yes;a=b",
                "GET /v1/words/a b",
                "GET /\u00e9",
                "GET *",
                "GET http://[::1",
                "get /v1/words/yes",
                "POST /v1/words?",
                "TRACE /v1/words/yes",
                "CONNECT /v1/words/yes",
                "PROPFIND /v1/words",
                "HEAD /v1/words",
                "DELETE /",
                "GET /v3/api-docs/../../etc/passwd",
                "GET /swagger-ui/..%2f..%2fapplication.yml",
                "GET /webjars/%252e%252e/secret"
            })
    void anAddressOrMethodThatIsNoneIsTheSendersFault(String requestLine) {
        var response = send(requestLine, "", "");

        assertThat(status(response)).as(response).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: ,;=\r\n",
                "Accept: */*;q=nonsense\r\n",
                "Accept: \u00ff\u0001\r\n",
                "Content-Type: /\r\n",
                "Content-Type: application/json; charset=nonsense\r\n",
                "Content-Type: application/json; charset=\"\r\n",
                "X-Odd: \u0001\r\n",
                "Cookie: =;;\u00e9=\u0002\r\n",
                "Range: bytes=nonsense\r\n",
                "If-Modified-Since: yesterday\r\n",
                "If-None-Match: nonsense\r\n",
                "Accept-Language: ;;;=\u00ff, zh;q=9\r\n",
                "Origin: nonsense\r\n",
                "Origin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n",
                "X-Forwarded-For: \u00ff\r\nForwarded: for=;;\r\n",
                "Accept-Charset: nonsense,;\r\n",
                "Transfer-Encoding: nonsense\r\n",
                "Expect: nonsense\r\n",
                "Content-Encoding: gzip\r\n",
                "traceparent: nonsense\r\nbaggage: ;=\u00ff\r\n"
            })
    void aHeaderThatIsNoneIsNeverOurFault(String headers) {
        for (var requestLine :
                new String[] {"GET /v1/words/yes", "POST /v1/words", "GET /", "GET /v1/nothing", "GET /platform.css"}) {
            var response = send(requestLine, headers, "{\"word\":\"a\",\"number\":1}");

            assertThat(status(response)).as(response).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer \u00ff",
                "Basic abc",
                "bearer ..",
                "Digest",
                "Bearer a.b.c",
                "Bearera.b.c",
                ""
            })
    void anAuthorizationThatIsNoneIsUnauthenticated(String authorization) throws IOException {
        var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /v1/words/yes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                                    + authorization + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            var response = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertThat(status(response)).as(response).isEqualTo(401);
            assertThat(response).contains("WWW-Authenticate: Bearer", "application/problem+json");
        }
    }

    @Test
    void optionsNameTheMethodsAndHeadIsAGetWithoutBody() {
        var options = send("OPTIONS /v1/words", "", "");
        var head = send("HEAD /v1/words/yes", "", "");

        assertThat(options).contains("Allow: ");
        assertThat(status(head)).as(head).isEqualTo(200);
        assertThat(head).endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00fe",
                "\u00ef\u00bb\u00bf{}",
                "{\"word\":\"\u00e9\"}",
                "\u0000",
                "nul",
                "{\"a\":NaN}",
                "'x'",
                "// no\n{}"
            })
    void aBodyThatIsNoUtf8JsonIsTheSendersFault(String body) {
        var response = send("POST /v1/words", "Content-Type: application/json\r\n", body);

        assertThat(status(response)).as(response).isBetween(400, 422);
        assertThat(response).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Language",
                "Content-Type",
                "Countersign-Account",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match"
            })
    void aHeaderLongerThanAnyUseOfItIsRefused(String name) {
        var header = name + ": " + "zh-CN,".repeat(1_250) + "\r\n";

        var response = send("GET /v1/words/yes", header, "");

        assertThat(status(response)).as(response).isEqualTo(431);
    }

    @Test
    void manyHeadersAreRefused() {
        var response = send("GET /v1/words/yes", "a:\r\n".repeat(50) + "b:\r\n".repeat(51), "");
        var distinct = IntStream.range(0, 101).mapToObj(i -> "h" + i + ":\r\n").collect(Collectors.joining());

        assertThat(status(response)).as(response).isEqualTo(200);
        assertThat(status(send("GET /v1/words/yes", distinct, ""))).isEqualTo(431);
    }
}
