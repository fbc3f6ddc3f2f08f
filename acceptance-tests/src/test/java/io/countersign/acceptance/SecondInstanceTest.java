package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intake alone, from its own jar, beside the one that runs already. */
class SecondInstanceTest {

    private static final int EACH_WAY = 50;

    @TempDir
    Path logs;

    private final Standalone system = Standalone.shared();
    private final int base = Ports.freeBase();
    private @Nullable JavaProcess second;

    @BeforeEach
    void start() {
        var started = JavaProcess.start(Jars.of("intake-service"), List.of(), environment(), logs);
        second = started;
        await().atMost(TestTimeouts.scaled(Duration.ofMinutes(2))).until(() -> !started.isAlive() || isReady());
        assertThat(started.isAlive()).as(() -> started.out() + started.err()).isTrue();
    }

    @AfterEach
    void stop() {
        if (second != null) {
            second.stop();
        }
    }

    @Test
    void whatOneInstanceHasTakenTheOtherKnowsAtOnce() {
        var here = system.applicant("two-instances");
        var there = new Applicant(here.client().atIntake(url()), here.account());

        for (int number = 0; number < EACH_WAY; number++) {
            var taken = here.submits(Forms.rejectedByRules(Forms.brand(2 * number)));
            there.application(taken);
            taken = there.submits(Forms.rejectedByRules(Forms.brand(2 * number + 1)));
            here.application(taken);
        }

        assertThat(here.client().get("/v1/applications?limit=200").each("items", "id"))
                .hasSize(2 * EACH_WAY)
                .doesNotHaveDuplicates()
                .isEqualTo(there.client().get("/v1/applications?limit=200").each("items", "id"));
    }

    private Map<String, String> environment() {
        return Map.of(
                "PORT", String.valueOf(base),
                "MANAGEMENT_PORT", String.valueOf(base + 1),
                "KAFKA_BOOTSTRAP_SERVERS", system.fact("kafka"),
                "MONGODB_URI", system.fact("mongodb"),
                "COUNTERSIGN_ISSUER", system.fact("issuer"),
                "COUNTERSIGN_PREFIX", system.prefix(),
                "COUNTERSIGN_REPLICATION", "1",
                "COUNTERSIGN_SECRETS_KEY", system.secretsKey());
    }

    private String url() {
        return "http://127.0.0.1:" + base;
    }

    private boolean isReady() {
        var readiness = URI.create("http://127.0.0.1:" + (base + 1) + "/actuator/health/readiness");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
