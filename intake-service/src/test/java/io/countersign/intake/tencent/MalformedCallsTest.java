package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every malformed call of {@code /} is answered in the envelope, with HTTP status 200. */
class MalformedCallsTest {

    private static final int TRIES = 400;

    private final RunningCalls running = RunningCalls.running();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: abc\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: -1\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\nab",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nzz\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n",
                "POST / HTTP/1.1\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: a b\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: [::1\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: x:99999\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: x\n: y\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: x\nb ad: y\nContent-Length: 0\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Type: ;;;\nContent-Length: 2\n\n{}",
                "POST / HTTP/1.1\nHost: x\nCookie: a=\"\nContent-Length: 2\n\n{}",
                "POST / HTTP/1.1\nHost: x\nAuthorization: Bearer abc\nContent-Length: 2\n\n{}",
                "POST / HTTP/1.1\nHost: x\nAuthorization: TC3-HMAC-SHA256 Credential=\nContent-Length: 2\n\n{}",
                "POST /?a=b|c HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
                "POST /?%zz HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
                "POST / HTTP/9.9\nHost: x\nContent-Length: 0\n\n",
                "POST / HTTP\nHost: x\n\n",
                "PUT / HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
                "DELETE / HTTP/1.1\nHost: x\n\n",
                "BREW / HTTP/1.1\nHost: x\n\n",
                "GET /?Action=SendSms HTTP/1.1\nHost: x\n\n",
                "GET /?Action=%zz HTTP/1.1\nHost: x\n\n",
                "GET /?Action=%ff HTTP/1.1\nHost: x\n\n",
                "GET /?Action={} HTTP/1.1\nHost: x\n\n",
                "GET /?x=1&Action=AddSmsSign&Version=2021-01-11&Timestamp=x&Signature=y HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1\nHost: x\nX-TC-Action: \u0001\n\n",
                "GET / HTTP/1.1\nHost: x\nX-TC-Action: SendSms\nAuthorization: SKIP\n\n"
            })
    void aRequestThatIsNotWellFormed(String request) {
        var answer = running.exchange(request.replace("\n", "\r\n").getBytes(ISO_8859_1));

        assertIsEnvelope(answer);
    }

    @Test
    void aRequestThatIsTooLong() {
        for (int length : new int[] {33_000, 120_000, 200_000, 1_000_000}) {
            var line = "GET /?Action=SendSms&x=" + "y".repeat(length) + " HTTP/1.1\r\nHost: x\r\n\r\n";
            assertIsEnvelope(running.exchange(line.getBytes(ISO_8859_1)));
        }
        var header = "POST / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n";
        assertIsEnvelope(running.exchange(header.getBytes(ISO_8859_1)));
        var body = new byte[17 * 1024 * 1024];
        var head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n";
        System.arraycopy(head.getBytes(ISO_8859_1), 0, body, 0, head.length());
        var whole = Arrays.copyOf(body, body.length + head.length());
        assertThat(assertIsEnvelope(running.exchange(whole))).isEqualTo("RequestSizeLimitExceeded");
    }

    /** Not the line's beginning: what goes elsewhere is not ours to answer. */
    @Test
    void aCallWithAByteChanged() {
        var keys = running.keys("malformed");
        var random = new Random(20261123);
        for (int i = 0; i < TRIES; i++) {
            var request = running.request(running.port(), keys, "DescribeSmsSignList", "{\"International\":0}");
            int at = 8 + random.nextInt(request.length - 8);
            request[at] = (byte) random.nextInt(256);

            var answer = running.exchange(request);

            if (!answer.isEmpty()) {
                assertThat(answer).as(new String(request, ISO_8859_1)).startsWith("HTTP/1.1 200 OK");
                assertThat(answer)
                        .contains("\"Response\"")
                        .contains("\"RequestId\"")
                        .doesNotContain("Exception");
            }
        }
    }

    /** A byte of everything that the protocol protects; it does not protect other headers, nor how a header is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"International\"", // the body
                "Signature=", // the parts of Authorization
                "SignedHeaders=content-type",
                "Credential=AKID",
                "/127/tc3",
                "Content-Type: application/js",
                "Host: 127.0.0.1:",
                "X-TC-Timestamp: 17"
            })
    void aSignedByteChanged(String before) {
        var keys = running.keys("signed-bytes");
        var request = running.request(running.port(), keys, "DescribeSmsSignList", "{\"International\":0}");
        var place = new String(request, ISO_8859_1).indexOf(before) + before.length();
        assertThat(place).isGreaterThanOrEqualTo(before.length());
        for (int i = 0; i < 2; i++) {
            var changed = request.clone();
            changed[place + i] = (byte) (changed[place + i] == '1' ? '2' : '1');

            assertIsEnvelope(running.exchange(changed));
        }
    }

    @Test
    void otherRequestsAreForThePages() {
        assertThat(exchange("GET / HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 200")
                .contains("<html");
        assertThat(exchange("GET /?x=1 HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 200")
                .contains("<html");
        assertThat(exchange("HEAD / HTTP/1.1\nHost: x\nConnection: close\n\n")).startsWith("HTTP/1.1 200");
        assertThat(exchange("POST /v1/applications HTTP/1.1\nHost: x\nContent-Length: abc\n\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(exchange("GET /v1/applications?x=" + "y".repeat(9_000) + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 414")
                .contains("ADDRESS_TOO_LONG");
        assertThat(exchange("GET /v1/applications?x=" + "y".repeat(7_000) + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 401");
        assertThat(exchange("GET /?x=" + "y".repeat(9_000) + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(exchange("GET /v1/applications?%zz HTTP/1.1\nHost: x\n\n")).startsWith("HTTP/1.1 400");
    }

    private String exchange(String request) {
        return running.exchange(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    private static String assertIsEnvelope(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("content-type: application/json");
        var response = RunningCalls.JSON
                .readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .path("Response");
        assertThat(response.path("RequestId").asString("")).hasSize(36);
        assertThat(response.path("Error").path("Message").asString("")).isNotEmpty();
        return response.path("Error").path("Code").asString("");
    }
}
