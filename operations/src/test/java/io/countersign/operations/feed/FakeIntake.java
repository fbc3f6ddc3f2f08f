package io.countersign.operations.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.operations.command.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** As much of intake as a feed sees: keys are remembered, every second GET is still pending, shed now and then. */
final class FakeIntake implements AutoCloseable {

    final List<String> uploads = new CopyOnWriteArrayList<>();
    final Map<String, JsonNode> bodies = new ConcurrentHashMap<>();
    final Map<String, String> ids = new ConcurrentHashMap<>();
    final AtomicInteger calls = new AtomicInteger();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final HttpServer server;

    private FakeIntake(HttpServer server) {
        this.server = server;
    }

    static FakeIntake start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var intake = new FakeIntake(server);
        server.createContext("/v1/certificates", intake::upload);
        server.createContext("/v1/applications", intake::application);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return intake;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void upload(HttpExchange exchange) throws IOException {
        var content = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        uploads.add(token(exchange) + " " + content);
        answer(exchange, 201, "{}");
    }

    private void application(HttpExchange exchange) throws IOException {
        if (calls.incrementAndGet() % 5 == 0) {
            answer(exchange, 503, "{\"title\":\"Too much to do\"}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            var path = exchange.getRequestURI().getPath();
            show(exchange, path.substring(path.lastIndexOf('/') + 1));
        } else if (exchange.getRequestURI().getPath().endsWith(":bulk")) {
            answer(exchange, 200, """
                    {"line":1,"status":202,"id":"1"}
                    {"line":2,"status":403,"code":"FOREIGN"}
                    """);
        } else {
            submit(exchange);
        }
    }

    private void submit(HttpExchange exchange) throws IOException {
        var body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (body.path("name").stringValue("").equals("Malformed")) {
            answer(exchange, 422, "{\"errors\":[{\"code\":\"UNKNOWN_FIELD\",\"pointer\":\"/nom\"}]}");
            return;
        }
        bodies.put(key, body);
        var id = ids.computeIfAbsent(key, _ -> String.valueOf(1_000 + ids.size()));
        answer(exchange, 202, "{\"id\":\"%s\",\"revision\":1,\"status\":\"pending\"}".formatted(id));
    }

    private void show(HttpExchange exchange, String id) throws IOException {
        boolean early = asked.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet() == 1;
        var key = ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .findFirst()
                .orElseThrow()
                .getKey();
        if (early) {
            answer(exchange, 200, "{\"status\":\"pending\",\"stage\":\"received\"}");
        } else if (key.startsWith("good")) {
            answer(exchange, 200, "{\"status\":\"pending\",\"stage\":\"in_review\"}");
        } else {
            answer(exchange, 200, """
                    {"status":"rejected","reasons":[{"code":"NON_IDENTIFIABLE","pointer":"/name"},{"code":"DOCUMENT_MISSING"}]}""");
        }
    }

    private static String token(HttpExchange exchange) {
        var account = exchange.getRequestHeaders().getFirst("Countersign-Account");
        return exchange.getRequestHeaders().getFirst("Authorization") + (account == null ? "" : " for " + account);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
