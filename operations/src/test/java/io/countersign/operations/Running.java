package io.countersign.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import io.countersign.intake.IntakeService;
import io.countersign.notification.NotificationService;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.testing.TestIssuer;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.quota.QuotaService;
import io.countersign.review.ReviewService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The four services on real servers under a prefix of their own; may be stopped and started again. */
final class Running implements AutoCloseable {

    static final String PLATFORM = "bulk";
    private static final Duration READY_TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(4));

    final String prefix = TestServers.freshPrefix();
    private final TestIssuer issuer = TestIssuer.start();
    private final Map<String, ConfigurableApplicationContext> services = new LinkedHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> pictures = new HashMap<>();

    void start() {
        services.put("intake", run(IntakeService.builder()));
        services.put("quota", run(QuotaService.builder()));
        services.put("review", run(ReviewService.builder()));
        services.put("notification", run(NotificationService.builder()));
        services.values().forEach(service -> await().atMost(READY_TIMEOUT).until(() -> isReady(service)));
    }

    private ConfigurableApplicationContext run(SpringApplicationBuilder service) {
        var arguments = new ArrayList<>(Arrays.asList(TestServers.arguments(prefix, issuer)));
        arguments.add("--countersign.review.sweep-every=200ms");
        // One reviewer decides many cases at once, and one account sends many applications at once.
        arguments.add("--countersign.review.claims=50");
        arguments.add("--countersign.intake.bounds.backlog=1000000");
        return service.run(arguments.toArray(String[]::new));
    }

    private boolean isReady(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        var port = service.getEnvironment().getProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(TestTimeouts.LIMIT)
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
    }

    void stop() {
        services.values().forEach(ConfigurableApplicationContext::close);
        services.clear();
    }

    /** A command's options for these servers. */
    CommandOutput command(String... line) {
        var all = new ArrayList<>(List.of(line));
        all.addAll(
                List.of("--kafka", TestServers.kafka(), "--mongodb-uri", TestServers.mongoUri(), "--prefix", prefix));
        return CommandOutput.run(all.toArray(String[]::new));
    }

    ServerConnection connection() {
        return new ServerConnection(TestServers.kafka(), TestServers.mongoUri(), prefix);
    }

    MongoClient store() {
        return connection().mongoClient();
    }

    String platformToken() {
        return issuer.token(Map.of(
                "sub",
                PLATFORM,
                "platform",
                PLATFORM,
                "scope",
                "platform applications:write applications:read accounts:write"));
    }

    private String reviewerToken() {
        return issuer.token(Map.of("sub", "rita", "scope", "review:read review:decide"));
    }

    String operatorToken() {
        return issuer.token(Map.of("sub", "olga", "scope", "operator accounts:write limits:write quota:read"));
    }

    /** Registers an account of the platform, with one certificate. */
    void register(String account) {
        var body = "{\"kind\":\"enterprise\",\"verifiedName\":\"Harbour Lantern Trading\",\"platform\":\"" + PLATFORM
                + "\"}";
        expect(2, call("intake", "PUT", "/v1/accounts/" + account, operatorToken(), account, body));
        var picture = picture("business-licence.png");
        var uploaded = expect(
                2,
                send(request("intake", "/v1/certificates", platformToken(), account)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(picture))));
        pictures.put(account, uploaded.path("sha256").stringValue(""));
    }

    /** Uploads a certificate that no application names, and deletes it. */
    String uploadAndDelete(String account) {
        var picture = picture("trademark-acme.png");
        var uploaded = expect(
                2,
                send(request("intake", "/v1/certificates", platformToken(), account)
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(picture))));
        var sha256 = uploaded.path("sha256").stringValue("");
        expect(2, call("intake", "DELETE", "/v1/certificates/" + sha256, platformToken(), account, null));
        return account + ":" + sha256;
    }

    private static byte[] picture(String name) {
        try {
            return Files.readAllBytes(Path.of("../samples/certificates", name));
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    String application(String account, String name) {
        return """
                {"name":"%s","region":"global","type":"company","purpose":"self_use",\
                "documents":[{"type":"business_licence","sha256":"%s"}]}""".formatted(name, Objects.requireNonNull(pictures.get(account)));
    }

    /** The new signature's id. */
    String submit(String account, String name) {
        var answer = expect(
                2, call("intake", "POST", "/v1/applications", platformToken(), account, application(account, name)));
        return answer.path("id").stringValue("");
    }

    void modify(String account, String id, String name) {
        expect(
                2,
                call("intake", "PUT", "/v1/applications/" + id, platformToken(), account, application(account, name)));
    }

    void withdraw(String account, String id) {
        expect(2, call("intake", "POST", "/v1/applications/" + id + "/withdraw", platformToken(), account, null));
    }

    void delete(String account, String id) {
        expect(2, call("intake", "DELETE", "/v1/applications/" + id, platformToken(), account, null));
    }

    /** Many lines in one stream, each with the account that it names; the ids in the order of the lines. */
    List<String> submitAll(List<String> lines) {
        var response = send(request("intake", "/v1/applications:bulk", platformToken(), null)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n")));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body()
                .lines()
                .map(line -> Json.MAPPER.readTree(line).path("id").stringValue(""))
                .toList();
    }

    JsonNode show(String account, String id) {
        return expect(2, call("intake", "GET", "/v1/applications/" + id, platformToken(), account, null));
    }

    /** What a service counts under a name, of all its series. */
    double counted(String service, String name) {
        var port =
                Objects.requireNonNull(services.get(service)).getEnvironment().getProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .timeout(TestTimeouts.LIMIT);
        return send(request)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Claims the most urgent case and decides it; false if nothing waits, or the verdict came too late. */
    boolean decideNext(boolean approve) {
        var claimed = call("review", "POST", "/v1/cases/next/claim", reviewerToken(), null, null);
        if (claimed.statusCode() == 204) {
            return false;
        }
        return decide(expect(2, claimed), approve);
    }

    void decide(String id, boolean approve) {
        var claimed = call("review", "POST", "/v1/cases/" + id + "/claim", reviewerToken(), null, null);
        if (!decide(expect(2, claimed), approve)) {
            throw new IllegalStateException("the verdict on " + id + " came too late");
        }
    }

    private boolean decide(JsonNode lease, boolean approve) {
        var verdict = approve
                ? "\"verdict\":\"approve\""
                : "\"verdict\":\"reject\",\"reasons\":[{\"code\":\"LICENCE_OF_APPLICANT\",\"pointer\":\"/documents/0\"}]";
        var body = "{\"revision\":%d,\"token\":\"%s\",%s}"
                .formatted(
                        lease.path("revision").intValue(0), lease.path("token").stringValue(""), verdict);
        var path = "/v1/cases/" + lease.path("id").stringValue("") + "/verdict";
        var answer = call("review", "POST", path, reviewerToken(), null, body);
        if (answer.statusCode() == 409) {
            return false;
        }
        expect(2, answer);
        return true;
    }

    /** Once quota knows the account's registration. */
    void limit(String account, int limit) {
        await().atMost(TestTimeouts.LIMIT)
                .until(
                        () -> call(
                                        "quota",
                                        "PUT",
                                        "/v1/quota/limit",
                                        operatorToken(),
                                        account,
                                        "{\"limit\":" + limit + "}")
                                .statusCode(),
                        status -> status == 200);
    }

    private HttpResponse<String> call(
            String service, String method, String path, String token, @Nullable String account, @Nullable String body) {
        var request = request(service, path, token, account);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body, UTF_8));
        }
        return send(request);
    }

    private HttpRequest.Builder request(String service, String path, String token, @Nullable String account) {
        var port =
                Objects.requireNonNull(services.get(service)).getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TestTimeouts.LIMIT)
                .header("Authorization", "Bearer " + token);
        if (account != null) {
            request.header("Countersign-Account", account);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode expect(int hundreds, HttpResponse<String> response) {
        if (response.statusCode() / 100 != hundreds) {
            throw new IllegalStateException(
                    response.request().uri() + " " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        stop();
        issuer.close();
        http.close();
    }
}
