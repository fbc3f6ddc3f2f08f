package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of all services; the path determines the service, as behind a gateway.
 *
 * @param urls by the services' names
 * @param headers sent with everything
 */
record Client(JsonNode urls, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TestTimeouts.LIMIT)
            .build();
    static final String JSON = "application/json";

    Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(urls, Map.copyOf(more));
    }

    /** The same caller, who finds intake elsewhere. */
    Client atIntake(String url) {
        var others = urls.deepCopy().asObject();
        others.put("intake", url);
        return new Client(others, headers);
    }

    /** For one of a platform's accounts. */
    Client actingFor(String account) {
        return with("Countersign-Account", account);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer post(String path, Object json) {
        return post(path, JSON, JsonMapper.shared().writeValueAsBytes(json));
    }

    Answer post(String path, String type, String body) {
        return post(path, type, body.getBytes(UTF_8));
    }

    Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, Object json) {
        return put(path, JSON, JsonMapper.shared().writeValueAsString(json));
    }

    Answer put(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
    }

    /** What the service of this path says of its API. */
    JsonNode document(String path) {
        return documentOf(service(path));
    }

    /** What a service says of its API. */
    JsonNode documentOf(String service) {
        return fetch(URI.create(urls.path(service).stringValue() + "/v3/api-docs"))
                .expect(200)
                .body();
    }

    /** Of the service that is named, whatever the path says. */
    Answer get(String service, String path) {
        var request = HttpRequest.newBuilder(URI.create(urls.path(service).stringValue() + path))
                .timeout(TestTimeouts.LIMIT);
        headers.forEach(request::header);
        return send(request.GET());
    }

    /** Without a token. */
    static Answer fetch(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(TestTimeouts.LIMIT).GET());
    }

    URI uri(String path) {
        return URI.create(urls.path(service(path)).stringValue() + path);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(TestTimeouts.LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String service(String path) {
        if (path.startsWith("/v1/quota")) {
            return "quota";
        }
        if (path.startsWith("/v1/cases")) {
            return "review";
        }
        return path.startsWith("/v1/notices") || path.startsWith("/v1/endpoints") ? "notification" : "intake";
    }
}
