package io.countersign.operations.feed;

import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Json;
import io.countersign.operations.shell.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends a file of any length in streams of some thousand lines; a result line comes back for each line. One stream for
 * all would block: the JDK's client reads no answer before it has sent the whole body.
 */
final class Bulk {

    private static final int LINES = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Arguments arguments;
    private final Screen screen;
    private int taken;
    private int refused;

    Bulk(Arguments arguments, Screen screen) {
        this.arguments = arguments;
        this.screen = screen;
    }

    Exit run() {
        var file = FeedCommand.bulkFile(arguments);
        var token = arguments
                .option("--platform-token")
                .orElseGet(() -> Credentials.platform(FeedCommand.installation(arguments)));
        var intake = arguments
                .option("--intake")
                .orElseGet(() -> FeedCommand.installation(arguments).text("intake"));
        try (var api = new Api(intake);
                var lines = Files.newBufferedReader(file)) {
            for (var some = next(lines); !some.isEmpty(); some = next(lines)) {
                send(api, token, some);
                screen.progress("%d lines answered".formatted(taken + refused));
            }
            screen.settle("%d lines taken, %d refused".formatted(taken, refused));
            return refused == 0 ? Exit.FINE : Exit.WRONG;
        } catch (IOException broken) {
            throw new Failure("the stream broke after %d lines: %s; send the file again".formatted(taken, broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }

    private static List<String> next(BufferedReader lines) throws IOException {
        var some = new ArrayList<String>();
        while (some.size() < LINES) {
            var line = lines.readLine();
            if (line == null) {
                return some;
            }
            some.add(line);
        }
        return some;
    }

    private void send(Api api, String token, List<String> lines) throws IOException, InterruptedException {
        var request = api.request("v1/applications:bulk", token)
                .timeout(LONGEST)
                .setHeader("Accept", "application/x-ndjson")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                .build();
        var response = api.http().send(request, BodyHandlers.ofLines());
        read(response.statusCode(), response.body(), taken + refused);
    }

    private void read(int status, Stream<String> lines, int before) {
        if (status / 100 != 2) {
            throw new Failure("intake answers %d: %s".formatted(status, String.join("", lines.toList())));
        }
        lines.filter(line -> !line.isBlank()).forEach(line -> count(line, before));
    }

    private void count(String line, int before) {
        var result = Json.MAPPER.readTree(line);
        if (result.path("status").intValue(0) == 202) {
            taken++;
        } else {
            refused++;
            screen.line("line %d: %s".formatted(before + result.path("line").intValue(0), line));
        }
    }
}
