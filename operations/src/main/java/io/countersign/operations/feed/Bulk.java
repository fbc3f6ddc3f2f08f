package io.countersign.operations.feed;

import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Json;
import io.countersign.operations.shell.Screen;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Sends a file of any length as one stream; a result line comes back for each line. */
final class Bulk {

    private static final Duration LONGEST = Duration.ofHours(6);

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
        try (var api = new Api(intake)) {
            var request = api.request("v1/applications", token)
                    .timeout(LONGEST)
                    .setHeader("Accept", "application/x-ndjson")
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            var response = api.http().send(request, BodyHandlers.ofLines());
            return read(response.statusCode(), response.body());
        } catch (FileNotFoundException gone) {
            throw new Failure(file + " can't be read");
        } catch (IOException broken) {
            throw new Failure("the stream broke after %d lines: %s; send the file again".formatted(taken, broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failure("stopped");
        }
    }

    private Exit read(int status, Stream<String> lines) {
        if (status / 100 != 2) {
            throw new Failure("intake answers %d: %s".formatted(status, String.join("", lines.toList())));
        }
        lines.filter(line -> !line.isBlank()).forEach(this::count);
        screen.settle("%d lines taken, %d refused".formatted(taken, refused));
        return refused == 0 ? Exit.FINE : Exit.WRONG;
    }

    private void count(String line) {
        if (Json.MAPPER.readTree(line).path("status").intValue(0) == 202) {
            taken++;
        } else {
            refused++;
            screen.line(line);
        }
        if ((taken + refused) % 1_000 == 0) {
            screen.progress("%d lines answered".formatted(taken + refused));
        }
    }
}
