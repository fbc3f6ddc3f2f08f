package io.countersign.failures;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that may be sent again, to whichever instance.
 *
 * @param key its idempotency key
 * @param type of the body
 */
record RepeatableRequest(
        String method, String path, String token, @Nullable String key, String type, BodyPublisher body) {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String JSON = "application/json";

    static RepeatableRequest get(String path, String token) {
        return of("GET", path, token);
    }

    static RepeatableRequest of(String method, String path, String token) {
        return new RepeatableRequest(method, path, token, null, "", BodyPublishers.noBody());
    }

    RepeatableRequest keyed(String idempotencyKey) {
        return new RepeatableRequest(method, path, token, idempotencyKey, type, body);
    }

    RepeatableRequest with(Object json) {
        return with(JSON, JsonMapper.shared().writeValueAsBytes(json));
    }

    RepeatableRequest with(String mediaType, byte[] bytes) {
        return new RepeatableRequest(method, path, token, key, mediaType, BodyPublishers.ofByteArray(bytes));
    }

    HttpRequest at(String url) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
