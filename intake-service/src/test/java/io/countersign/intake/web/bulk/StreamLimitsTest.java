package io.countersign.intake.web.bulk;

import static io.countersign.intake.web.ApplicationsTest.application;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.testing.TestTimeouts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bulk stream as a whole is bounded; its last answer says which lines were accepted. */
class StreamLimitsTest {

    private static final String PATH = "/v1/applications:bulk";
    private static final int MAX_LINES = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final Running intake = Running.intake();

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (i == 7 ? "{}" : application("Acme " + i)) + "\n")
                .collect(Collectors.joining());
    }

    private static List<JsonNode> send(Client client, String lines, String language) {
        var answer =
                client.post(PATH, "application/x-ndjson", BodyPublishers.ofString(lines), "Accept-Language", language);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().lines().map(JSON::readTree).toList();
    }

    @Test
    void aStreamEndsAtItsLastLine() {
        try (var context = intake.instance("countersign.intake.bulk.max-lines=" + MAX_LINES)) {
            var token = intake.account("long-streamer").token();
            var client = new Client(Running.port(context, "server"), token);

            var whole = send(client, lines(MAX_LINES), "en");
            var longer = send(client, lines(20 * MAX_LINES), "en");
            var chinese = send(client, lines(MAX_LINES + 1), "zh");

            assertThat(whole).hasSize(MAX_LINES).noneMatch(StreamLimitsTest::isEnd);
            assertThat(longer).hasSize(MAX_LINES + 1);
            assertThat(longer.subList(0, MAX_LINES)).noneMatch(StreamLimitsTest::isEnd);
            var end = longer.getLast();
            assertThat(end.get("line").intValue()).isEqualTo(MAX_LINES + 1);
            assertThat(end.get("status").intValue()).isEqualTo(413);
            assertThat(end.at("/problem/code").stringValue()).isEqualTo("STREAM_TOO_MANY_LINES");
            assertThat(end.at("/problem/detail").stringValue())
                    .contains("(300)", "last line that was answered is 300;", "accepted, with status 202: 299.");
            assertThat(chinese.getLast().at("/problem/detail").stringValue()).contains("第 300 行", "共 299 行");
            var list = client.get("/v1/applications?limit=200").json();
            assertThat(list.has("next")).isTrue();
        }
    }

    @Test
    void aStreamEndsAfterItsTime() throws IOException {
        try (var context = intake.instance("countersign.intake.bulk.max-duration=2s");
                var socket = new Socket(InetAddress.getLoopbackAddress(), Running.port(context, "server"))) {
            socket.setSoTimeout((int) TestTimeouts.LIMIT.toMillis());
            var token = intake.account("slow-streamer").token();
            write(
                    socket,
                    "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Accept-Language: en\r\nAuthorization: Bearer " + token
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            int sent = 0;
            JsonNode answer;
            do {
                sent++;
                var line = application("Acme " + sent) + "\n";
                write(socket, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
                answer = next(answers);
            } while (answer.get("status").intValue() == 202);

            assertThat(sent).isGreaterThan(1);
            assertThat(answer.get("line").intValue()).isEqualTo(sent);
            assertThat(answer.get("status").intValue()).isEqualTo(408);
            assertThat(answer.at("/problem/code").stringValue()).isEqualTo("STREAM_TIMEOUT");
            assertThat(answer.at("/problem/detail").stringValue())
                    .contains("(in seconds: 2)", "answered is " + (sent - 1) + ";", "status 202: " + (sent - 1) + ".");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static JsonNode next(BufferedReader answers) throws IOException {
        var line = answers.readLine();
        while (line != null && !line.startsWith("{")) {
            line = answers.readLine();
        }
        assertThat(line).as("an answer").isNotNull();
        return JSON.readTree(line);
    }

    private static boolean isEnd(JsonNode answer) {
        return answer.at("/problem/code").asString("").startsWith("STREAM_");
    }
}
