package io.countersign.review;

import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.refused;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.failure.DeadLetters;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.outbox.EventSerializer;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What only the whole service can show, on a real broker and a real store. */
class ReviewServiceTest {

    private static final AtomicLong NEXT = new AtomicLong(1_000);

    @SuppressWarnings("NullAway.Init")
    private static Installation installation;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext service;

    private final SignatureId s = new SignatureId(NEXT.incrementAndGet());

    @BeforeAll
    static void start() {
        installation = new Installation();
        service = installation.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        installation.close();
    }

    private static Leased claimed(SignatureId signature) {
        return (Leased) service.getBean(CaseCommands.class).claim(signature, Reviewer.named("rita"));
    }

    @Test
    void anApplicationIsSentToAReviewerAndTheVerdictIsPublishedOnce() throws Exception {
        installation.say(admitted(s, 1, "Acme"));
        installation.awaitPublished("sent-to-reviewer:" + s + ":1");
        var claim =
                installation.read(installation.post(service, "/v1/cases/" + s + "/claim", installation.reviewer(), ""));
        var verdict = "{\"revision\":1,\"token\":\"%s\",\"verdict\":\"approve\"}"
                .formatted(claim.get("token").stringValue());

        var first = installation.post(service, "/v1/cases/" + s + "/verdict", installation.reviewer(), verdict);
        var second = installation.post(service, "/v1/cases/" + s + "/verdict", installation.reviewer(), verdict);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(installation.awaitPublished("outcome:" + s + ":1"))
                .contains("io.countersign.decision.approved.v1", "\"route\":\"human\"");
    }

    @Test
    void everyRecordReadAgainPublishesTheSameBytes() throws Exception {
        try (var other = new Installation()) {
            var running = other.start();
            saySomeOfEverything(other);
            other.awaitReadToTheEnd();
            running.close();
            var before = bytesById(other);
            int published = other.records(other.topics.decisions()).size();
            other.forgetOffsets();

            running = other.start();
            await().atMost(TestTimeouts.LIMIT)
                    .untilAsserted(() -> assertThat(idsAfter(published, other)).containsAll(outcomes(before)));
            other.awaitReadToTheEnd();
            running.close();

            assertThat(bytesById(other)).isEqualTo(before);
            assertThat(before.values()).allSatisfy(bytes -> assertThat(bytes).hasSize(1));
        }
    }

    /** The ids of what was published after so many records. */
    private static Set<String> idsAfter(int published, Installation there) {
        return there.records(there.topics.decisions()).stream()
                .skip(published)
                .map(found -> Installation.header(found, CloudEvent.ID_HEADER))
                .collect(Collectors.toSet());
    }

    private static List<String> outcomes(Map<String, Set<String>> bytesById) {
        var outcomes = bytesById.keySet().stream()
                .filter(id -> id.startsWith("outcome:"))
                .toList();
        assertThat(outcomes).hasSizeGreaterThan(5);
        return outcomes;
    }

    private static void saySomeOfEverything(Installation there) throws Exception {
        var s1 = new SignatureId(1);
        var s2 = new SignatureId(2);
        var s3 = new SignatureId(3);
        there.say(admitted(s1, 1, "Acme"));
        there.say(admitted(s1, 2, "bad"));
        there.say(refused(s1, 3));
        there.say(admitted(s2, 1, "good"));
        there.say(admitted(s2, 2, "Acme"));
        there.say(deletion(s2));
        there.say(withdrawal(s3, 1));
        there.say(admitted(s3, 1, "Acme"));
        there.say(admitted(s3, 2, "Acme"));
    }

    private static Map<String, Set<String>> bytesById(Installation there) {
        return there.records(there.topics.decisions()).stream()
                .collect(Collectors.groupingBy(
                        found -> Installation.header(found, CloudEvent.ID_HEADER),
                        TreeMap::new,
                        Collectors.mapping(found -> new String(found.value(), UTF_8), Collectors.toSet())));
    }

    @Test
    void aDamagedCaseHoldsUpItsOwnSignatureOnly() throws Exception {
        var damaged = new SignatureId(NEXT.incrementAndGet());
        var cases = service.getBean(MongoDatabase.class).getCollection("cases");
        cases.insertOne(
                new Document("_id", damaged.text()).append("account", "acme").append("version", 1L));

        installation.say(admitted(damaged, 1, "good"));
        installation.say(admitted(s, 1, "good"));

        installation.awaitPublished("outcome:" + s + ":1");
        var topic = Topics.deadLetters(installation.topics.admissions(), "review");
        await().untilAsserted(() -> assertThat(installation.records(topic))
                .filteredOn(
                        dead -> ("admitted:" + damaged + ":1").equals(Installation.header(dead, CloudEvent.ID_HEADER)))
                .isNotEmpty()
                .allSatisfy(dead -> assertThat(Installation.header(dead, DeadLetters.CAUSE_HEADER))
                        .contains("document " + damaged + " of collection cases")));
        cases.deleteOne(new Document("_id", damaged.text()));
    }

    @Test
    void unreadableRecordsAreDeadLetteredByteForByteAndThePartitionIsProcessed() throws Exception {
        var account = admitted(s, 1, "good").accountid().value();
        var notJson = ("{ not json " + s).getBytes(UTF_8);
        var noEvent = "{\"specversion\":\"1.0\",\"type\":\"io.countersign.admission.admitted.v1\",\"data\":{}}"
                .getBytes(UTF_8);
        installation.say(account, notJson, Map.of(CloudEvent.ID_HEADER, "admitted:" + s + ":9"));
        installation.say(account, noEvent, Map.of());

        installation.say(admitted(s, 1, "good"));

        installation.awaitPublished("outcome:" + s + ":1");
        var poison = List.of(new String(notJson, UTF_8), new String(noEvent, UTF_8));
        await().untilAsserted(() -> assertThat(deadLetters(letter -> poison.contains(text(letter))))
                .extracting(ReviewServiceTest::text)
                .isEqualTo(poison));
        var dead = deadLetters(letter -> poison.contains(text(letter))).getFirst();
        assertThat(Installation.header(dead, CloudEvent.ID_HEADER)).isEqualTo("admitted:" + s + ":9");
        assertThat(dead.key()).isEqualTo(account);
    }

    /** Some of the dead letters, each record once; they are published last, once the rest of their batch is handled. */
    private static List<ConsumerRecord<String, byte[]>> deadLetters(Predicate<ConsumerRecord<String, byte[]>> some) {
        var letters = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        installation.records(Topics.deadLetters(installation.topics.admissions(), "review")).stream()
                .filter(some)
                .forEach(letter -> letters.putIfAbsent(letter.key() + text(letter), letter));
        return List.copyOf(letters.values());
    }

    private static String text(ConsumerRecord<String, byte[]> found) {
        return new String(found.value(), UTF_8);
    }

    @Test
    void anIncompleteAdmissionOrOneUnderAnotherKeyIsDeadLettered() throws Exception {
        var event = admitted(s, 1, "good");
        for (var member : List.of("signature", "revision", "application", "account", "submittedAt", "used", "limit")) {
            installation.sayWithout(member, event);
        }
        installation.say("another", installation.bytes(event), event.headers());

        installation.say(admitted(s, 2, "good"));

        installation.awaitPublished("outcome:" + s + ":2");
        await().untilAsserted(() -> assertThat(
                        deadLetters(letter -> event.id().equals(Installation.header(letter, CloudEvent.ID_HEADER))))
                .hasSize(8));
        assertThat(bytesById(installation)).doesNotContainKey("outcome:" + s + ":1");
    }

    @Test
    void aVerdictThatRacesANewerRevisionLeavesOneOutcome() throws Exception {
        for (int round = 0; round < 15; round++) {
            var raced = new SignatureId(NEXT.incrementAndGet());
            installation.say(admitted(raced, 1, "Acme"));
            installation.awaitPublished("sent-to-reviewer:" + raced + ":1");
            var holder = claimed(raced).lease().holder();
            var verdict = Thread.ofVirtual()
                    .start(() -> service.getBean(CaseCommands.class)
                            .decide(holder.claimOf(raced, 1), new Verdict.Approve(null)));
            installation.say(admitted(raced, 2, "Acme Two"));
            verdict.join();

            installation.awaitPublished("outcome:" + raced + ":1");
        }
        installation.awaitReadToTheEnd();

        assertThat(bytesById(installation))
                .allSatisfy((id, bytes) -> assertThat(bytes).as(id).hasSize(1));
    }

    @Test
    void aVerdictWhoseProcessDiedBeforePublishingIsPublishedByTheSweep() throws Exception {
        installation.say(admitted(s, 1, "Acme"));
        installation.awaitPublished("sent-to-reviewer:" + s + ":1");
        var store = service.getBean(CaseStore.class);
        var dying = new CaseCommands(
                new CaseWriter(store, signature -> {}, content -> {}, lease -> {}),
                service.getBean(ClaimSlots.class),
                service.getBean(ReviewerDirectory.class),
                service.getBean(EventSerializer.class),
                ClaimSettings.of(Duration.ofMinutes(1)),
                InstantSource.system(),
                () -> "token-" + s,
                service.getBean(ReviewMetrics.class));
        var lease = ((Leased) dying.claim(s, Reviewer.named("rita"))).lease();

        assertThat(dying.decide(lease.holder().claimOf(s, 1), new Verdict.Approve(null)))
                .isInstanceOf(VerdictAccepted.class);

        assertThat(installation.awaitPublished("outcome:" + s + ":1")).contains("approved.v1");
        await().untilAsserted(() -> assertThat(service.getBean(CaseStore.class)
                        .unsentBefore(InstantSource.system().instant().plusSeconds(60), 100))
                .isEmpty());
    }

    @Test
    void asManyInstancesAsLikeReadOneQueueAndDecideOnce() throws Exception {
        installation.say(admitted(s, 1, "Acme"));
        installation.awaitPublished("sent-to-reviewer:" + s + ":1");
        try (var second = installation.start()) {
            var here = installation.get(service, "/v1/cases/" + s, installation.reviewer());
            var there = installation.get(second, "/v1/cases/" + s, installation.reviewer());

            assertThat(there.body()).isEqualTo(here.body());
            assertThat(installation
                            .get(second, "/v1/cases?limit=100", installation.reviewer())
                            .body())
                    .contains("\"id\":\"" + s + "\"");
            claimed(s);
            assertThat(installation
                            .post(second, "/v1/cases/" + s + "/claim", installation.reviewer("sam"), "")
                            .statusCode())
                    .isEqualTo(409);
        }
    }
}
