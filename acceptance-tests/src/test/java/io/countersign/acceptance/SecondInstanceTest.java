package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intake alone, from its own jar, beside the one that runs already. */
class SecondInstanceTest {

    private static final int EACH_WAY = 50;
    private static final String RETIRED = "two-instances-retired";

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

    @Test
    void aSignatureThatALeadRetiresIsRefusedByBothWithinASecond() throws TencentCloudSDKException {
        var applicant = system.applicant(RETIRED);
        var instances = sdks(RETIRED);
        var name = Forms.brand(210_000);
        var id = Long.toString(instances.getFirst().add(name));
        applicant.awaitSettled(id);
        new Reviewer(system.reviewer("reviewer")).approves(id);
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(instances).allMatch(sdk -> isSent(sdk, name)));

        var reasons = Map.of("reasons", List.of(Map.of("code", "RETIRED_FRAUD")));
        system.reviewer("lead").post("/v1/cases/" + id + "/retire", reasons).expect(200);
        long answered = System.nanoTime();

        for (var sdk : instances) {
            assertThat(Duration.ofNanos(lastUse(sdk, name, answered) - answered))
                    .isLessThan(TestTimeouts.scaled(Duration.ofSeconds(1)));
        }
        assertThat(instances).noneMatch(sdk -> isSent(sdk, name));
    }

    /** One for each instance, with a key pair of the account. */
    private List<OfficialSdk> sdks(String account) {
        var made = system.operator()
                .post("/v1/accounts/" + account + "/keys", Map.of("permissions", List.of("write", "send")))
                .expect(201);
        var credential = new Credential(made.get("secretId"), made.get("secretKey"));
        var manner = new OfficialSdk.Manner("POST", ClientProfile.SIGN_TC3_256, false);
        return Stream.of(system.fact("intake"), url())
                .map(intake -> OfficialSdk.of(OfficialSdk.Version.V2021, manner, intake, credential))
                .toList();
    }

    /** When the last call began that the instance accepted; {@code ended} if none. */
    private static long lastUse(OfficialSdk sdk, String name, long ended) {
        long last = ended;
        for (long began = System.nanoTime(); isSent(sdk, name); began = System.nanoTime()) {
            last = began;
        }
        return last;
    }

    private static boolean isSent(OfficialSdk sdk, String name) {
        try {
            return sdk.send(name, "+8613700000001").getFirst().code().equals("Ok");
        } catch (TencentCloudSDKException failed) {
            throw new IllegalStateException(failed);
        }
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
            return http.send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(TestTimeouts.LIMIT)
                                            .build(),
                                    BodyHandlers.discarding())
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
