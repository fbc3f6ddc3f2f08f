package io.countersign.platform.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What the HTTP codec refuses is answered, whatever else the connection does, and ends the connection. */
class UndecodableRequestsTest {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final String LONG_HEADER = "X: " + "y".repeat(9_000) + "\r\n";

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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10})
    void theAnswersBeforeItAreComplete(int before) {
        var statuses = statuses(get("").repeat(before) + get(LONG_HEADER) + get("").repeat(2));

        assertThat(statuses).hasSize(before + 1).endsWith("431");
        assertThat(statuses.subList(0, before)).allMatch("200"::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n\r\n", "GET / HTTP/9\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n"})
    void bytesThatAreNoRequestAreRefused(String bytes) {
        var statuses = statuses(get("") + bytes + get(""));

        assertThat(statuses).containsExactly("200", "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/words", "/v1/open", "/v1/nothing"})
    void aMalformedChunkEndsTheRequest(String path) {
        var post = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + issuer.token("acme", "words:write")
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n";

        assertThat(statuses(post + "zz\r\n")).singleElement().asString().startsWith("4");
        assertThat(statuses(get("") + post + "zz\r\n")).hasSize(2).first().isEqualTo("200");
    }

    private static String get(String headers) {
        return "GET /v1/open HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
    }

    /** Of all answers until the server closes the connection. */
    private static List<String> statuses(String requests) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            var answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return STATUS.matcher(answers)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
