package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.testing.TestTimeouts;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request whose lines are answered while it is still being sent. The JDK's client reads no answer before it has
 * sent the whole body, so this one speaks HTTP/1.1 by itself.
 */
final class BulkStream {

    private static final String PATH = "/v1/applications:bulk";
    private static final int TOGETHER = 100;

    private final Client client;

    BulkStream(Client client) {
        this.client = client;
    }

    /** The answer to each line. */
    List<JsonNode> send(List<String> lines) {
        try (var socket = connect();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = CompletableFuture.runAsync(() -> write(socket, lines, true), executor);
            var answers = answers(new BufferedInputStream(socket.getInputStream()));
            sent.join();
            return answers;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Breaks the connection as a cable does that is pulled: before the last line is whole, once so many are answered. */
    void sendAndCut(List<String> lines, int answered) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var socket = connect()) {
            var _ = executor.submit(() -> write(socket, lines, false));
            var in = new BufferedInputStream(socket.getInputStream());
            skipHead(in);
            for (long seen = 0; seen < answered; ) {
                seen += new String(chunk(in), UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
            }
            socket.setSoLinger(true, 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Socket connect() throws IOException {
        var intake = client.uri(PATH);
        var socket = new Socket(intake.getHost(), intake.getPort());
        socket.setSoTimeout((int) TestTimeouts.scaled(Duration.ofMinutes(2)).toMillis());
        var head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: " + intake.getAuthority() + "\r\n");
        client.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(ISO_8859_1));
        return socket;
    }

    private static void write(Socket socket, List<String> lines, boolean whole) {
        try {
            var out = socket.getOutputStream();
            for (int from = 0; from < lines.size(); from += TOGETHER) {
                var some = String.join("\n", lines.subList(from, Math.min(lines.size(), from + TOGETHER))) + "\n";
                boolean last = from + TOGETHER >= lines.size();
                chunk(out, (last && !whole ? some.substring(0, some.length() - 20) : some).getBytes(UTF_8));
            }
            if (whole) {
                chunk(out, new byte[0]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void chunk(OutputStream out, byte[] content) throws IOException {
        out.write((Integer.toHexString(content.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(content);
        out.write("\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    private static List<JsonNode> answers(InputStream in) throws IOException {
        skipHead(in);
        var body = new ByteArrayOutputStream();
        for (var chunk = chunk(in); chunk.length > 0; chunk = chunk(in)) {
            body.write(chunk);
        }
        return body.toString(UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }

    private static void skipHead(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        while (!line(in).isEmpty()) {
            // a header
        }
    }

    /** Empty after the last one. */
    private static byte[] chunk(InputStream in) throws IOException {
        var content = in.readNBytes(Integer.parseInt(line(in), 16));
        line(in);
        return content;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int c = in.read();
        for (; c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        if (c < 0) {
            throw new IOException("the connection was closed after: " + line.toString(ISO_8859_1));
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
