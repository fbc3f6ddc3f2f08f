package io.countersign.failures;

import static java.net.http.HttpResponse.BodyHandlers.discarding;

import io.countersign.acceptance.Forms;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** An account that sends far more than it may, and ignores Retry-After. */
final class HostileTenant {

    static final String ID = "hostile";

    private static final Set<String> SCOPES =
            Set.of("applications:write", "applications:read", "notices:read", "endpoints:write");
    private static final int MAX_OPEN_REQUESTS = 64;
    private static final int UPLOADS = 60;
    private static final int CERTIFICATE_BYTES = 5 << 20;
    private static final int LANGUAGE_BYTES = 7_600;
    private static final String LANGUAGES = "en;q=0.1,".repeat(LANGUAGE_BYTES / 9 - 1) + "en";

    private final Installation installation;
    private final RetryingClient client;
    private final RunStatistics statistics;
    private final String token;
    private final AtomicInteger brands = new AtomicInteger(150_000);
    private final Semaphore open = new Semaphore(MAX_OPEN_REQUESTS);
    private final byte[] noise = new byte[CERTIFICATE_BYTES];
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    HostileTenant(Installation installation, RetryingClient client, RunStatistics statistics) {
        this.installation = installation;
        this.client = client;
        this.statistics = statistics;
        this.token = register(ID);
        new Random(1).nextBytes(noise);
    }

    private String register(String id) {
        var operator = installation.token("olga", Set.of("operator", "accounts:write"), Map.of());
        client.send(RepeatableRequest.of("PUT", "/v1/accounts/" + id, operator)
                .with(Map.of("kind", "enterprise", "verifiedName", "Grey Harbour Trading Ltd", "language", "en")));
        return installation.token(id, SCOPES, Map.of("account", id));
    }

    String token() {
        return token;
    }

    /** An endpoint that no name server knows: every delivery fails and waits for its next attempt. */
    void registerUnreachableEndpoint() {
        client.send(RepeatableRequest.of("PUT", "/v1/endpoints", token).with(Map.of("url", "https://hooks.invalid/")));
    }

    /** One application that is rejected, at once, whatever became of those before. */
    void submit() {
        var form = Forms.rejectedByRules(Forms.brand(brands.incrementAndGet()));
        send(RepeatableRequest.of("POST", "/v1/applications", token).with(form), "flood");
    }

    void evaluate() {
        var form = Forms.rejectedByRules(Forms.brand(brands.get()));
        send(RepeatableRequest.of("POST", "/v1/applications:evaluate", token).with(form), "dry run");
    }

    /** Sixty at once, each of the largest size. */
    void upload() {
        for (int i = 0; i < UPLOADS; i++) {
            send(RepeatableRequest.of("POST", "/v1/certificates", token).with("image/png", noise), "upload");
        }
    }

    /** Without a token, with a header that takes long to parse. */
    void sendLongLanguages() {
        var request = HttpRequest.newBuilder(RepeatableRequest.get("/v1/applications", "none")
                        .at(intake())
                        .uri())
                .timeout(Duration.ofSeconds(10))
                .header("Accept-Language", LANGUAGES)
                .build();
        send(request, "long header");
    }

    private void send(RepeatableRequest call, String kind) {
        send(call.at(intake()), kind);
    }

    private void send(HttpRequest request, String kind) {
        if (!open.tryAcquire()) {
            statistics.count(kind + ": not sent, too many are open");
            return;
        }
        var _ = http.sendAsync(request, discarding()).whenComplete((response, failed) -> {
            open.release();
            statistics.count(kind + ": " + (failed == null ? String.valueOf(response.statusCode()) : "no answer"));
            if (failed == null) {
                look(request, response);
            }
        });
    }

    private void look(HttpRequest request, HttpResponse<Void> response) {
        var wait = response.headers().firstValueAsLong("Retry-After").orElse(0);
        if ((response.statusCode() == 429 || response.statusCode() == 503) && wait < 1) {
            statistics.violation(request + ": " + response.statusCode() + " without Retry-After");
        }
        if (response.statusCode() >= 500 && response.statusCode() != 503) {
            statistics.violation(request + ": " + response.statusCode());
        }
    }

    private String intake() {
        return installation.of(Service.INTAKE).getFirst().url();
    }
}
