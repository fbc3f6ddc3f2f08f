package io.countersign.failures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** One of a service's instances; its management port is the next after that of its API. */
record Instance(Service service, ManagedProcess node, int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String metrics() throws IOException {
        return manage(port, "prometheus").body();
    }

    /** Whether the one at a port can do its work. */
    static boolean isReady(int port) {
        try {
            return manage(port, "health/readiness").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> manage(int port, String what) throws IOException {
        var uri = URI.create("http://127.0.0.1:" + (port + 1) + "/actuator/" + what);
        try {
            return HTTP.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
