package io.countersign.intake.web;

import static io.countersign.intake.web.ApplicationsTest.application;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Fixtures;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.NoticeEvent.NoticeIssued;
import io.countersign.contracts.events.NoticeEvent.Outcome;
import io.countersign.contracts.events.Topics;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.intake.Client;
import io.countersign.intake.Running;
import io.countersign.platform.testing.TestTimeouts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the topics say is what the API shows. */
class ViewsTest {

    private static final AccountId ACCOUNT = new AccountId("watcher");
    private static final String PATH = "/v1/applications/";

    private final Running intake = Running.intake();
    private final Client client = intake.account(ACCOUNT.value());
    private final JsonMapper json = new JsonMapper();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Summary summary = Fixtures.summary();

    private SignatureId submitted() {
        return SignatureId.of(
                client.post("/v1/applications", application("Acme")).string("id"));
    }

    private <E extends Event> CloudEvent<E> event(String source, int seconds, E data) {
        return CloudEvent.of(source, now.plusSeconds(seconds), ACCOUNT, data);
    }

    private void reject(SignatureId id) {
        var reason = Reason.at("/name", ReasonCode.NAME_LENGTH)
                .with("length", "1")
                .with("min", "2")
                .with("max", "15");
        intake.says(
                intake.topics().decisions(),
                event(
                        "/review",
                        30,
                        new SignatureRejected(id, 1, summary, now, Route.AUTOMATIC, List.of(reason), null)));
    }

    private void awaitStatus(SignatureId id, String status) {
        await().untilAsserted(
                        () -> assertThat(client.get(PATH + id).string("status")).isEqualTo(status));
    }

    @Test
    void anOutcomeIsShownWithItsReasonsInTheReadersLanguage() {
        var id = submitted();
        var pending = client.get(PATH + id).header("ETag");

        reject(id);

        awaitStatus(id, "rejected");
        var english = client.get(PATH + id);
        var chinese = client.get(PATH + id, "Accept-Language", "zh");
        assertThat(english.json().at("/reasons/0/code").asString()).isEqualTo("NAME_LENGTH");
        assertThat(english.json().at("/reasons/0/pointer").asString()).isEqualTo("/name");
        assertThat(chinese.json().at("/reasons/0/text").asString())
                .isNotEqualTo(english.json().at("/reasons/0/text").asString());
        assertThat(english.header("ETag")).isNotEqualTo(pending);
        assertThat(client.get("/v1/applications?status=rejected").text()).contains("\"id\":\"" + id + "\"");
        assertThat(client.get("/v1/applications?status=approved,withdrawn").text())
                .doesNotContain("\"id\":\"" + id + "\"");
    }

    @Test
    void theTimelineListsTheEventsOfEachService() {
        var id = submitted();
        var topics = intake.topics();
        var content = Fixtures.application("Acme");
        intake.says(
                topics.admissions(),
                event("/quota", 10, new ApplicationAdmitted(id, 1, content, Fixtures.account(ACCOUNT), now, 1, 50)));
        intake.says(
                topics.decisions(),
                event("/review", 20, new SentToReviewer(id, 1, summary, now, null, now.plusSeconds(7200), null)));
        await().untilAsserted(
                        () -> assertThat(client.get(PATH + id).string("stage")).isEqualTo("in_review"));
        assertThat(client.get(PATH + id).string("due")).isNotEmpty();
        reject(id);
        intake.says(
                topics.notices(),
                event(
                        "/notification",
                        40,
                        new NoticeIssued(
                                id, 1, 1, Outcome.REJECTED, summary, List.of(), null, Route.AUTOMATIC, now, now)));

        await().untilAsserted(() -> assertThat(client.get(PATH + id + "/timeline")
                        .json()
                        .get("entries")
                        .values())
                .extracting(entry -> entry.get("event").stringValue())
                .containsExactly("submitted", "admitted", "sent_to_reviewer", "rejected", "notice_issued"));
    }

    /** A machine under load may delay a write beyond the time of accumulation, so a series without such a delay counts. */
    @Test
    void automaticallyDecidedApplicationsTakeTwoWritesOfTheViewEach() {
        int applications = 4;
        await().atMost(TestTimeouts.LIMIT).untilAsserted(() -> {
            decide(submitted());
            long before = viewWrites();

            SignatureId last = null;
            for (int i = 0; i < applications; i++) {
                last = submitted();
                decide(last);
            }

            awaitNotice(Objects.requireNonNull(last));
            // The notice of the last one finds no later write that it could join.
            assertThat(viewWrites() - before).isLessThanOrEqualTo(2L * applications + 1);
        });
    }

    private void decide(SignatureId id) {
        var topics = intake.topics();
        var content = Fixtures.application("Acme");
        var admitted = new ApplicationAdmitted(id, 1, content, Fixtures.account(ACCOUNT), now, 1, 50);
        intake.says(topics.admissions(), event("/quota", 10, admitted));
        reject(id);
        var notice = new NoticeIssued(id, 1, 1, Outcome.REJECTED, summary, List.of(), null, Route.AUTOMATIC, now, now);
        intake.says(topics.notices(), event("/notification", 40, notice));
        awaitStatus(id, "rejected");
    }

    private void awaitNotice(SignatureId id) {
        await().untilAsserted(() -> assertThat(client.get(PATH + id + "/timeline")
                        .json()
                        .get("entries")
                        .values())
                .extracting(entry -> entry.get("event").stringValue())
                .containsExactly("submitted", "admitted", "rejected", "notice_issued"));
    }

    private long viewWrites() {
        return intake.context().getBean(MeterRegistry.class).find("mongodb.driver.commands").timers().stream()
                .filter(timer -> "views".equals(timer.getId().getTag("collection")))
                .filter(timer ->
                        Set.of("insert", "update").contains(timer.getId().getTag("command")))
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void everythingReadAgainChangesNothing() {
        var id = submitted();
        reject(id);
        awaitStatus(id, "rejected");
        var before = client.get(PATH + id).text();
        var timeline = client.get(PATH + id + "/timeline").text();

        for (var topic : List.of(intake.topics().applications(), intake.topics().decisions())) {
            intake.read(topic).forEach(found -> intake.send(topic, found.key(), found.value(), Map.of()));
        }
        reject(id);
        var last = submitted();
        reject(last);
        awaitStatus(last, "rejected");

        assertThat(client.get(PATH + id).text()).isEqualTo(before);
        assertThat(client.get(PATH + id + "/timeline").text()).isEqualTo(timeline);
    }

    @Test
    void aRecordThatIsNoEventIsPutAsideAndItsPartitionGoesOn() {
        var topics = intake.topics();
        var id = submitted();
        var garbage = ("{" + UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        intake.send(
                topics.decisions(),
                ACCOUNT.value(),
                garbage,
                Map.of("ce_id", "outcome:" + id + ":1", "ce_subject", id.text()));
        var next = submitted();
        reject(next);

        awaitStatus(next, "rejected");
        var letters = Topics.deadLetters(topics.decisions(), "intake");
        await().untilAsserted(() -> assertThat(intake.read(letters)).anySatisfy(letter -> {
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.key()).isEqualTo(ACCOUNT.value());
            assertThat(letter.headers().lastHeader("dlt_cause")).isNotNull();
        }));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() ->
                        assertThat(client.get(PATH + id).json().get("heldUp")).isNotNull());

        reject(id);
        awaitStatus(id, "rejected");
        assertThat(client.get(PATH + id).json().has("heldUp")).isFalse();
    }

    @Test
    void anEventThatLacksSomethingIsPutAsideAndItsPartitionGoesOn() {
        var topics = intake.topics();
        var id = submitted();
        var content = Fixtures.application("Acme");
        var account = Fixtures.account(ACCOUNT);
        var reasons = List.<Reason>of();

        without(
                "application",
                topics.applications(),
                event("/intake", 1, new ApplicationSubmitted(id, 2, content, account)));
        without("signature", topics.applications(), event("/intake", 1, new WithdrawalRequested(id, 2)));
        without("revision", topics.admissions(), event("/quota", 1, new WithdrawalRelayed(id, 2)));
        without("summary", topics.decisions(), event("/review", 1, new RevisionRefused(id, 2, summary, now, reasons)));
        without(
                "outcome",
                topics.notices(),
                event(
                        "/notification",
                        1,
                        new NoticeIssued(id, 2, 1, Outcome.REFUSED, summary, List.of(), null, null, now, now)));
        reject(id);

        awaitStatus(id, "rejected");
        await().untilAsserted(() -> assertThat(
                        Stream.of(topics.applications(), topics.admissions(), topics.decisions(), topics.notices())
                                .map(topic -> lackingIn(Topics.deadLetters(topic, "intake"), id)))
                .containsExactly(2L, 1L, 1L, 1L));
    }

    private void without(String member, String topic, CloudEvent<? extends Event> event) {
        var body = (ObjectNode) json.valueToTree(event);
        ((ObjectNode) body.get("data")).remove(member);
        var headers = new HashMap<>(event.headers());
        // Events that the view does not need are parsed where no header names their type.
        headers.remove(CloudEvent.TYPE_HEADER);
        intake.send(topic, ACCOUNT.value(), json.writeValueAsBytes(body), headers);
    }

    /** Each once. */
    private long lackingIn(String letters, SignatureId id) {
        return intake.read(letters).stream()
                .filter(letter -> {
                    var subject = letter.headers().lastHeader(CloudEvent.SUBJECT_HEADER);
                    return subject != null && new String(subject.value(), UTF_8).equals(id.text());
                })
                .map(letter -> new String(letter.value(), UTF_8))
                .distinct()
                .count();
    }

    @Test
    void anApplicationThatAnotherServiceCouldNotReadIsHeldUp() {
        var id = submitted();

        intake.send(
                Topics.deadLetters(intake.topics().admissions(), "review"),
                ACCOUNT.value(),
                new byte[] {1, 2, 3},
                Map.of("ce_id", "admitted:" + id + ":1", "ce_subject", id.text()));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(client.get(PATH + id)
                                .json()
                                .at("/heldUp/0/service")
                                .asString())
                        .isEqualTo("review"));
        assertThat(client.get(PATH + id).string("status")).isEqualTo("pending");
    }

    @Test
    void anEventUnderAnotherAccountsKeyIsPutAside() {
        var id = submitted();
        var event = event("/review", 1, new SignatureRejected(id, 1, summary, now, Route.AUTOMATIC, List.of(), null));

        intake.send(intake.topics().decisions(), "somebody", json.writeValueAsBytes(event), event.headers());

        await().untilAsserted(() -> assertThat(
                        intake.read(Topics.deadLetters(intake.topics().decisions(), "intake")))
                .anyMatch(letter -> letter.key().equals("somebody")));
        assertThat(client.get(PATH + id).string("status")).isEqualTo("pending");
    }
}
