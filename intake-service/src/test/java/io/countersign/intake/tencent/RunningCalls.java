package io.countersign.intake.tencent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.Topics;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.intake.tencent.authentication.TestSigner;
import io.countersign.intake.tencent.call.RawCall;
import io.countersign.platform.testing.TestTimeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of an intake that runs, without limits. */
final class RunningCalls {

    static final String ALL_PERMISSIONS = "{\"permissions\":[\"read\",\"write\",\"send\"]}";
    static final JsonMapper JSON = new JsonMapper();

    private final Running intake = Running.intake();
    private final ConfigurableApplicationContext context;

    private RunningCalls() {
        context = intake.instance(
                "countersign.rpc.limits.add=0",
                "countersign.rpc.limits.modify=0",
                "countersign.rpc.limits.delete=0",
                "countersign.rpc.limits.describe=0");
    }

    private static final class Holder {
        static final RunningCalls RUNNING = new RunningCalls();
    }

    static RunningCalls running() {
        return Holder.RUNNING;
    }

    Topics topics() {
        return intake.topics();
    }

    Running intake() {
        return intake;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return Running.port(context, "server");
    }

    /** An operator of key pairs, at this instance. */
    Client operator() {
        return new Client(
                port(), intake.issuer().token(Map.of("sub", "olga", "scope", "operator accounts:write keys:write")));
    }

    /** A key pair. */
    record Keys(String id, String secret) {}

    /** Those of an account that is registered for it. */
    Keys keys(String account) {
        operator().put("/v1/accounts/" + account, "{\"kind\":\"enterprise\",\"verifiedName\":\"深圳市腾云科技有限公司\"}");
        var made = operator().post("/v1/accounts/" + account + "/keys", ALL_PERMISSIONS);
        return new Keys(made.string("secretId"), made.string("secretKey"));
    }

    /** What an instance answers to a signed call, below {@code Response}. */
    JsonNode call(int port, Keys keys, String action, String body) {
        var raw = exchange(port, request(port, keys, action, body));
        return JSON.readTree(raw.substring(raw.indexOf("\r\n\r\n") + 4)).path("Response");
    }

    /** The bytes of a signed call. */
    byte[] request(int port, Keys keys, String action, String body) {
        var now = Instant.now();
        var host = "127.0.0.1:" + port;
        var headers = new HashMap<String, String>();
        headers.put("Host", host);
        headers.put("Content-Type", "application/json");
        headers.put("X-TC-Action", action);
        headers.put("X-TC-Version", "2021-01-11");
        headers.put("X-TC-Timestamp", Long.toString(now.getEpochSecond()));
        var unsigned = new RawCall("POST", "", headers, body.getBytes(UTF_8));
        headers.put(
                "Authorization",
                TestSigner.header(TestSigner.tc3(unsigned, host, "127", now, keys.id(), keys.secret())));
        headers.put("Content-Length", Integer.toString(body.getBytes(UTF_8).length));
        var lines = new StringBuilder("POST / HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        return (lines + "\r\n" + body).getBytes(UTF_8);
    }

    String exchange(byte[] request) {
        return exchange(port(), request);
    }

    /** All of the first answer; what came of it if no more comes. */
    static String exchange(int port, byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TestTimeouts.scaled(Duration.ofSeconds(3)).toMillis());
            write(socket, request);
            return read(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException refused) {
            // the answer may have come before all was sent
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            while (!isWhole(bytes.toString(ISO_8859_1))) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                bytes.write(next);
            }
        } catch (SocketTimeoutException noMore) {
            // what came has to do
        }
        return bytes.toString(UTF_8);
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        int length = answer.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        return end > 0
                && length > 0
                && length < end
                && answer.length() - end - 4
                        >= Integer.parseInt(answer.substring(length + 16, answer.indexOf("\r\n", length)));
    }
}
