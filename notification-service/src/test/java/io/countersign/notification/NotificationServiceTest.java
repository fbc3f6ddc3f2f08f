package io.countersign.notification;

import static io.countersign.contracts.Fixtures.approved;
import static io.countersign.contracts.Fixtures.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.testing.GroupOffsets;
import io.countersign.platform.testing.TestTimeouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedService.class)
class NotificationServiceTest {

    private final RunningService service;

    NotificationServiceTest(RunningService service) {
        this.service = service;
    }

    @Test
    void anOutcomeBecomesANotice() {
        service.decide(rejected(new AccountId("one"), 101, 1));
        service.decide(approved(new AccountId("one"), 102));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(notices("one")).hasSize(2));
        var first = notices("one").getFirst();
        assertThat(first.at("/id").asString()).isEqualTo("notice:101:1");
        assertThat(first.at("/sequence").asLong()).isEqualTo(1);
        assertThat(first.at("/outcome").asString()).isEqualTo("rejected");
        assertThat(first.at("/reasons/0/code").asString()).isEqualTo("NAME_LENGTH");
        assertThat(first.at("/reasons/0/en/remedy").asString()).contains("Acme Cloud");
        assertThat(first.at("/reasons/0/zh/remedy").asString()).contains("Acme Cloud");
        assertThat(first.at("/reasons/0/positions/0/to").asInt()).isEqualTo(1);
        assertThat(first.at("/reasons/0/resubmittable").asBoolean()).isTrue();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(publishedFor("one")).hasSize(2));
        var event = publishedFor("one").getFirst();
        assertThat(event.at("/type").asString()).isEqualTo("io.countersign.notice.issued.v1");
        assertThat(event.at("/source").asString()).isEqualTo("/notification");
        assertThat(event.at("/data/sequence").asLong()).isEqualTo(1);
        assertThat(event.at("/data/reasons/0/positions/0/from").asInt()).isZero();
        assertThat(event.at("/data/reasons/0/resubmittable").asBoolean()).isTrue();
    }

    @Test
    void redeliveryFromTheBeginningIssuesNothingNew() {
        for (int signature = 201; signature <= 220; signature++) {
            service.decide(approved(new AccountId(signature % 2 == 0 ? "even" : "odd"), signature));
        }
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(publishedFor("even")).hasSize(10));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(publishedFor("odd")).hasSize(10));
        var before = bodies();
        int count = RunningService.read(service.topics.notices()).size();

        service.restart(this::rewind);
        service.decide(approved(new AccountId("even"), 222));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(bodies()).containsKey("notice:222:1"));
        var after = bodies();
        after.remove("notice:222:1");
        assertThat(after).containsAllEntriesOf(before);
        assertThat(RunningService.read(service.topics.notices()).size()).isGreaterThan(count + 1);
        assertThat(notices("even"))
                .extracting(notice -> notice.at("/sequence").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void anUnreadableRecordIsDeadLetteredAndTheRestIsProcessed() {
        service.send("poisoned", "{\"not\":\"an event\"}".getBytes(UTF_8));
        service.send("poisoned", "no json".getBytes(UTF_8));
        service.decide(approved(new AccountId("poisoned"), 301));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(notices("poisoned")).hasSize(1));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(deadLetters())
                        .extracting(letter -> new String(letter.value(), UTF_8))
                        .contains("{\"not\":\"an event\"}", "no json"));
        assertThat(deadLetters().getFirst().headers().lastHeader("ce_subject").value())
                .isEqualTo("77".getBytes(UTF_8));
    }

    @Test
    void anIncompleteOutcomeOrOneUnderAnotherKeyIsDeadLetteredAndTheRestIsProcessed() {
        var account = new AccountId("halved");
        for (var member : List.of("signature", "revision", "summary", "submittedAt", "route")) {
            service.decideWithout(member, approved(account, 311));
        }
        service.decideUnder("another", approved(account, 312));
        service.decide(approved(account, 313));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(notices("halved")).hasSize(1));
        assertThat(notices("halved").getFirst().at("/sequence").asLong()).isEqualTo(1);
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(deadLetters().stream()
                                .map(letter -> new String(letter.value(), UTF_8))
                                .distinct())
                        .filteredOn(letter -> letter.contains("\"halved\""))
                        .hasSize(6));
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return RunningService.read(Topics.deadLetters(service.topics.decisions(), "notification"));
    }

    @Test
    void aWebhookArrivesSignedThoughTheFirstAttemptFailed() {
        try (var receiver = new Receiver(call -> call == 1 ? 503 : 204)) {
            var put = service.put(receiver.url().toString(), service.as("hooked"));
            assertThat(put.status()).isEqualTo(201);
            var secret = put.json().at("/secret").asString();

            service.decide(approved(new AccountId("hooked"), 401));

            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(receiver.posted()).hasSizeGreaterThanOrEqualTo(2));
            assertThat(receiver.posted()).allSatisfy(posted -> {
                assertThat(posted.id()).isEqualTo("notice:401:1");
                assertThat(posted.isSignedBy(secret)).isTrue();
            });
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(publishedFor("hooked")).hasSize(1));
            assertThat(receiver.posted().getFirst().body()).isEqualTo(bodies().get("notice:401:1"));
        }
    }

    @Test
    void anEndpointWhoseSecretIsSealedByALostKeyFailsAlone() {
        try (var receiver = new Receiver(_ -> 200)) {
            service.put(receiver.url().toString(), service.as("sealed"));
            service.put(receiver.url().toString(), service.as("beside"));
            var endpoints = service.database().getCollection("endpoints");
            var id = service.get("/v1/endpoints", service.as("sealed"))
                    .json()
                    .at("/id")
                    .asString();
            var lost = SecretBox.of("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
            endpoints.updateOne(
                    new Document("id", id), new Document("$set", new Document("secret", lost.seal("whsec_x", id))));

            service.decide(approved(new AccountId("sealed"), 451));
            service.decide(approved(new AccountId("beside"), 452));

            await().untilAsserted(() -> assertThat(notices("sealed")).hasSize(1));
            await().untilAsserted(() -> assertThat(receiver.ids()).containsExactly("notice:452:1"));
            var shown = service.get("/v1/endpoints", service.as("sealed")).json();
            assertThat(shown.at("/status").asString()).isEqualTo("failing");
            assertThat(shown.at("/error").asString()).isEqualTo("SECRET_UNREADABLE");
            await().untilAsserted(
                            () -> assertThat(service.manage("/actuator/prometheus")
                                            .body())
                                    .contains(
                                            "countersign_webhook_attempts_total{result=\"secret_unreadable\",service=\"notification\"}"));
            assertThat(service.manage("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Test
    void anEndpointThatCannotBeReadFailsAloneUntilItIsPutAnew() {
        try (var receiver = new Receiver(_ -> 200)) {
            service.put(receiver.url().toString(), service.as("damaged"));
            service.put(receiver.url().toString(), service.as("intact"));
            var endpoints = service.database().getCollection("endpoints");
            var owner = new Document("_id", "damaged");
            endpoints.updateOne(owner, new Document("$set", new Document("url", "no address")));

            service.decide(approved(new AccountId("damaged"), 461));
            service.decide(approved(new AccountId("intact"), 462));

            await().untilAsserted(() -> assertThat(receiver.ids()).containsExactly("notice:462:1"));
            await().untilAsserted(() -> {
                var delivery = Objects.requireNonNull(service.database()
                        .getCollection("deliveries")
                        .find(new Document("notice", "notice:461:1"))
                        .first());
                assertThat(delivery.getString("state")).isEqualTo("given_up");
                assertThat(delivery.getList("attempts", Document.class))
                        .extracting(attempt -> attempt.getString("result"))
                        .hasSize(4)
                        .containsOnly("endpoint_unreadable");
            });
            assertThat(service.get("/v1/endpoints", service.as("damaged"))
                            .json()
                            .at("/code")
                            .asString())
                    .isEqualTo("ENDPOINT_UNREADABLE");
            assertThat(service.manage("/actuator/health/readiness").status()).isEqualTo(200);

            assertThat(service.put(receiver.url().toString(), service.as("damaged"))
                            .status())
                    .isEqualTo(201);
            service.decide(approved(new AccountId("damaged"), 463));
            await().untilAsserted(() -> assertThat(receiver.ids()).containsExactly("notice:462:1", "notice:463:1"));
        }
    }

    @Test
    void aDeadEndpointDelaysNoOtherEndpoint() {
        try (var dead = new Receiver(_ -> Receiver.SILENCE);
                var alive = new Receiver(_ -> 200)) {
            service.put(dead.url().toString(), service.as("dead"));
            service.put(alive.url().toString(), service.as("alive"));

            for (int signature = 501; signature <= 520; signature++) {
                service.decide(approved(new AccountId("dead"), signature));
                service.decide(approved(new AccountId("alive"), 1_000 + signature));
            }

            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(alive.ids()).hasSize(20));
            assertThat(dead.posted()).hasSizeLessThan(20);
        }
    }

    @Test
    void aPlatformReceivesNoticesOfItsAccountsOnly() {
        try (var receiver = new Receiver(_ -> 200)) {
            service.register("northern", "north");
            service.register("southern", "south");
            service.put(receiver.url().toString(), service.asPlatform("north"));

            service.decide(approved(new AccountId("northern"), 601, "north"));
            service.decide(approved(new AccountId("southern"), 602, "south"));

            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(receiver.ids()).containsExactly("notice:601:1"));
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(notices("southern")).hasSize(1));
            assertThat(service.get("/v1/notices", service.asPlatform("north", "Countersign-Account", "northern"))
                            .json()
                            .at("/notices"))
                    .hasSize(1);
            assertThat(service.get("/v1/notices", service.asPlatform("north", "Countersign-Account", "southern"))
                            .status())
                    .isEqualTo(403);
            assertThat(service.get("/v1/notices", service.asPlatform("north", "Countersign-Account", "newcomer"))
                            .status())
                    .isEqualTo(403);
            service.register("newcomer", "north");
            assertThat(service.get("/v1/notices", service.asPlatform("north", "Countersign-Account", "newcomer"))
                            .status())
                    .isEqualTo(200);
            assertThat(service.get(
                                    "/v1/notices/notice:602:1",
                                    service.asPlatform("north", "Countersign-Account", "northern"))
                            .status())
                    .isEqualTo(404);
            assertThat(receiver.ids()).containsExactly("notice:601:1");
        }
    }

    @Test
    void aPlatformReadsOneFeedOfAllItsAccounts() {
        for (int signature = 621; signature <= 630; signature++) {
            var account = signature % 2 == 0 ? "feed-even" : "feed-odd";
            service.decide(approved(new AccountId(account), signature, "north-feed"));
        }
        service.decide(approved(new AccountId("feed-even"), 631));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(entries("north-feed")).hasSize(10));

        var entries = entries("north-feed");
        assertThat(entries)
                .extracting(entry -> entry.at("/number").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        for (var account : List.of("feed-even", "feed-odd")) {
            assertThat(entries)
                    .filteredOn(entry -> entry.at("/notice/account").asString().equals(account))
                    .extracting(entry -> entry.at("/notice/sequence").asLong())
                    .containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        assertThat(entries("south-feed")).isEmpty();
    }

    @Test
    void theNumberOfThePlatformIsAHeaderOfTheRecordAndNoPartOfTheEvent() {
        service.decide(approved(new AccountId("headed"), 641, "north-headed"));
        service.decide(approved(new AccountId("headed"), 642));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(publishedFor("headed")).hasSize(2));

        var numbers = RunningService.read(service.topics.notices()).stream()
                .filter(found -> "headed".equals(found.key()))
                .map(found -> header(found, CloudEvent.ID_HEADER) + " " + header(found, "ce_platformsequence"))
                .distinct();
        assertThat(numbers).containsExactly("notice:641:1 1", "notice:642:1 ");
        assertThat(bodies().get("notice:641:1")).doesNotContainIgnoringCase("platformsequence");
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        var header = found.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Test
    void whatAnAccountAppliedForBeforeItsMoveStaysInTheFormerPlatformsFeed() {
        service.register("mover-account", "north-before");
        service.decide(approved(new AccountId("mover-account"), 651, "north-before"));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(entries("north-before")).hasSize(1));

        service.register("mover-account", "south-after");
        service.decide(approved(new AccountId("mover-account"), 652, "north-before"));
        service.decide(approved(new AccountId("mover-account"), 653, "south-after"));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(entries("south-after")).hasSize(1));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(entries("north-before"))
                        .extracting(entry -> entry.at("/notice/id").asString())
                        .containsExactly("notice:651:1", "notice:652:1"));
        assertThat(entries("south-after"))
                .extracting(entry -> entry.at("/notice/sequence").asLong())
                .containsExactly(3L);
        assertThat(service.get("/v1/notices", service.asPlatform("south-after", "Countersign-Account", "mover-account"))
                        .json()
                        .at("/notices"))
                .hasSize(3);
        assertThat(service.get(
                                "/v1/notices",
                                service.asPlatform("north-before", "Countersign-Account", "mover-account"))
                        .status())
                .isEqualTo(403);
    }

    private List<JsonNode> entries(String platform) {
        var entries = new ArrayList<JsonNode>();
        long after = 0;
        while (true) {
            var page = service.get("/v1/notices/platform?limit=4&after=" + after, service.asPlatform(platform))
                    .json();
            page.at("/entries").forEach(entries::add);
            if (page.at("/entries").isEmpty()) {
                return entries;
            }
            after = page.at("/next").asLong();
        }
    }

    @Test
    void whatHappensIsCounted() {
        service.decide(approved(new AccountId("counted"), 701));

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(notices("counted")).hasSize(1));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(
                                service.manage("/actuator/prometheus").body())
                        .contains("countersign_notices_total{outcome=\"approved\",service=\"notification\"}")
                        .contains("countersign_webhook_attempts_total{result=\"delivered\",service=\"notification\"}")
                        .contains("countersign_deliveries_waiting{service=\"notification\"}")
                        .contains("countersign_deliveries_oldest_seconds{service=\"notification\"}"));
    }

    /** Takes the group back to the beginning. */
    private void rewind() {
        try (var admin = RunningService.admin()) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (int partition = 0; partition < 3; partition++) {
                offsets.put(new TopicPartition(service.topics.decisions(), partition), new OffsetAndMetadata(0));
            }
            GroupOffsets.reset(admin, service.prefix + "countersign.notification", offsets);
        }
    }

    /** The published notices by id; fails if one id was published with two contents. */
    private Map<String, String> bodies() {
        var bodies = new HashMap<String, String>();
        for (var published : RunningService.read(service.topics.notices())) {
            var body = new String(published.value(), UTF_8);
            var before = bodies.put(RunningService.JSON.readTree(body).at("/id").asString(), body);
            assertThat(before).isIn(null, body);
        }
        return bodies;
    }

    private List<JsonNode> publishedFor(String account) {
        return service.published().stream()
                .filter(event -> event.at("/accountid").asString().equals(account))
                .toList();
    }

    private List<JsonNode> notices(String account) {
        var answer = service.get("/v1/notices?limit=1000", service.as(account));
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().at("/notices").spliterator(), false)
                .toList();
    }
}
