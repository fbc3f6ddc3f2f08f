package io.countersign.operations.feed;

import io.countersign.operations.command.Console;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.OperationFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends a file of any length in streams of some thousand lines; a result line comes back for each line. One stream for
 * all would block: the JDK's client reads no answer before it has sent the whole body.
 */
final class BulkFeed {

    private static final int LINES_PER_STREAM = 2_000;
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(10);

    private final Console console;
    private final Path file;
    private final String token;
    private final String intake;
    private int accepted;
    private int refused;

    BulkFeed(Console console, Path file, String token, String intake) {
        this.console = console;
        this.file = file;
        this.token = token;
        this.intake = intake;
    }

    ExitCode run() {
        try (var api = new IntakeClient(intake);
                var lines = Files.newBufferedReader(file)) {
            for (var some = next(lines); !some.isEmpty(); some = next(lines)) {
                send(api, token, some);
                console.progress("%d lines answered".formatted(accepted + refused));
            }
            console.endProgress("%d lines accepted, %d refused".formatted(accepted, refused));
            return refused == 0 ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (IOException broken) {
            throw new OperationFailedException(
                    "the stream broke after %d lines: %s; send the file again".formatted(accepted, broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OperationFailedException("stopped");
        }
    }

    private static List<String> next(BufferedReader lines) throws IOException {
        var some = new ArrayList<String>();
        while (some.size() < LINES_PER_STREAM) {
            var line = lines.readLine();
            if (line == null) {
                return some;
            }
            some.add(line);
        }
        return some;
    }

    private void send(IntakeClient api, String token, List<String> lines) throws IOException, InterruptedException {
        var request = api.request("v1/applications:bulk", token)
                .timeout(REQUEST_TIMEOUT)
                .setHeader("Accept", "application/x-ndjson")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                .build();
        var response = api.http().send(request, BodyHandlers.ofLines());
        read(response.statusCode(), response.body(), accepted + refused);
    }

    private void read(int status, Stream<String> lines, int before) {
        if (status / 100 != 2) {
            throw new OperationFailedException(
                    "intake answers %d: %s".formatted(status, String.join("", lines.toList())));
        }
        lines.filter(line -> !line.isBlank()).forEach(line -> count(line, before));
    }

    private void count(String line, int before) {
        var result = Json.MAPPER.readTree(line);
        if (result.path("status").intValue(0) == 202) {
            accepted++;
        } else {
            refused++;
            console.print("line %d: %s".formatted(before + result.path("line").intValue(0), line));
        }
    }
}
