package io.countersign.operations.feed;

import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;

import io.countersign.operations.command.Json;
import io.countersign.operations.command.OperationFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Intake over HTTP. Shed load (429, 503) and a connection that breaks are tried again for a while. */
final class IntakeClient implements AutoCloseable {

    private static final int ATTEMPTS = 20;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    IntakeClient(String base) {
        this.base = URI.create(base.endsWith("/") ? base : base + "/");
    }

    /** What came back. */
    record Reply(int status, JsonNode body) {

        boolean accepted() {
            return status / 100 == 2;
        }

        /** A refusal in one line: the problem's codes, or its title. */
        String problem() {
            var codes = new StringBuilder();
            body.path("errors")
                    .forEach(error -> codes.append(codes.isEmpty() ? "" : ", ")
                            .append(error.path("code").stringValue("?"))
                            .append(' ')
                            .append(error.path("pointer").stringValue("")));
            return codes.isEmpty() ? body.path("title").stringValue("") : codes.toString();
        }
    }

    Reply get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    Reply post(String path, String token, String type, byte[] body, Map<String, String> headers) {
        var request = request(path, token).header("Content-Type", type).POST(ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    HttpClient http() {
        return http;
    }

    private Reply send(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                if (!isShed(response.statusCode()) || attempt == ATTEMPTS) {
                    return new Reply(response.statusCode(), tree(response.body()));
                }
                pause(asked(response, attempt));
            } catch (IOException broken) {
                if (attempt == ATTEMPTS) {
                    throw new OperationFailedException("%s does not answer: %s".formatted(base, broken));
                }
                pause(longer(attempt));
            } catch (InterruptedException stopped) {
                throw interrupted();
            }
        }
    }

    private static boolean isShed(int status) {
        return status == 429 || status == 503;
    }

    private static Duration asked(HttpResponse<?> response, int attempt) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Math.max(1, Integer.parseInt(value))))
                .filter(pause -> pause.compareTo(MAX_PAUSE) <= 0)
                .orElseGet(() -> longer(attempt));
    }

    private static Duration longer(int attempt) {
        return Duration.ofMillis(Math.min(2_000, 50L << Math.min(attempt, 6)));
    }

    static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    private static OperationFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new OperationFailedException("stopped");
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return Json.MAPPER.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
