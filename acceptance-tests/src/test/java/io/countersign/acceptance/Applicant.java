package io.countersign.acceptance;

import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** An account that applies and reads what became of it. */
record Applicant(Client client, String account) {

    static final String APPLICATIONS = "/v1/applications";
    private static final String KEY = "Idempotency-Key";
    private static final Duration TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(2));

    /** The digest of a certificate that it has. */
    String licence() {
        return Samples.upload(client, "business-licence.png");
    }

    /** The id of an application that was taken; like any careful client it has a key, repeats what was not confirmed, and waits
     * when the tenant's backlog is full. */
    String submits(JsonNode form) {
        var keyed = client.headers().containsKey(KEY)
                ? client
                : client.with(KEY, UUID.randomUUID().toString());
        return await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> keyed.post(APPLICATIONS, form),
                        answer -> !Set.of(429, 503).contains(answer.status()))
                .expect(202)
                .get("id");
    }

    Applicant keyed(String idempotencyKey) {
        return new Applicant(client.with(KEY, idempotencyKey), account);
    }

    JsonNode application(String id) {
        return client.get(APPLICATIONS + "/" + id).expect(200).body();
    }

    /** Decided, or with a human. */
    boolean isSettled(String id) {
        return isSettled(application(id));
    }

    static boolean isSettled(JsonNode application) {
        return !status(application).equals("pending")
                || application.path("stage").stringValue("").equals("in_review");
    }

    static String status(JsonNode application) {
        return application.path("status").stringValue("");
    }

    JsonNode awaitSettled(String id) {
        return patiently().until(() -> application(id), Applicant::isSettled);
    }

    JsonNode awaitStatus(String id, String... statuses) {
        return patiently()
                .until(() -> application(id), application -> Set.of(statuses).contains(status(application)));
    }

    void awaitInReview(String id, int revision) {
        patiently().until(() -> {
            var shown = application(id);
            return shown.path("revision").intValue() == revision
                    && shown.path("stage").stringValue("").equals("in_review");
        });
    }

    /** Looks at once: of many that are asked about in turn most are there already. */
    private static ConditionFactory patiently() {
        return await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }

    /** An application that is with a human. */
    String waiting(String name) {
        var id = submits(Forms.forHumans(name, licence()));
        awaitSettled(id);
        return id;
    }

    /** All of its notices, in order. */
    List<JsonNode> notices() {
        return elements(
                client.get("/v1/notices?after=0&limit=1000").expect(200).body().path("notices"));
    }

    static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
