package io.countersign.quota;

import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static io.countersign.contracts.Fixtures.submitted;
import static io.countersign.quota.RunningQuota.QUOTA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.platform.testing.GroupOffsets;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Records in, answers out, on a real broker and store. */
class AdmissionFlowTest {

    private final AccountId account = new AccountId(UUID.randomUUID().toString());

    @Test
    void answersUnderTheAccountsKeyWithTheEventsIdInTheHeaders() {
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 1, 1, "A"));

        awaitAnswers(1);

        var said = QUOTA.records(QUOTA.topics.admissions()).stream()
                .filter(one -> one.key().equals(account.value()))
                .findFirst()
                .orElseThrow();
        assertThat(said.headers().lastHeader(CloudEvent.ID_HEADER).value()).isEqualTo("admitted:1:1".getBytes(UTF_8));
        assertThat(said.headers().lastHeader(CloudEvent.SUBJECT_HEADER).value()).isEqualTo("1".getBytes(UTF_8));
    }

    @Test
    void twoHundredAtOnceAtFortyNineOfFiftyAdmitExactlyOneAndARejectionFreesOneSlot() throws Exception {
        publishAtOnce(1, 50);
        awaitAnswers(49);

        publishAtOnce(100, 300);
        awaitAnswers(249);

        assertThat(count(ApplicationAdmitted.class)).isEqualTo(50);
        assertThat(count(ApplicationRefused.class)).isEqualTo(199);

        QUOTA.publish(QUOTA.topics.decisions(), rejected(account, 7, 1));
        publishAtOnce(400, 402);
        awaitAnswers(251);

        assertThat(count(ApplicationAdmitted.class)).isEqualTo(51);
    }

    @Test
    void aRejectionThatIsPublicFreesTheNameForWhatIsSubmittedNext() {
        for (int n = 1; n <= 6; n++) {
            QUOTA.publish(QUOTA.topics.applications(), submitted(account, n, 1, "Same"));
            awaitAnswers(n);
            QUOTA.publish(QUOTA.topics.decisions(), rejected(account, n, 1));
        }

        assertThat(count(ApplicationRefused.class)).isZero();
    }

    @Test
    void everythingReadAgainFromTheBeginningChangesNoLedgerAndNoAnswer() throws Exception {
        for (int n = 1; n <= 60; n++) {
            QUOTA.publish(QUOTA.topics.applications(), submitted(account, n, 1, "N" + n % 55));
        }
        awaitAnswers(60);
        QUOTA.publish(QUOTA.topics.decisions(), rejected(account, 3, 1));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(held()).hasSize(49));
        var ledger = ledger();
        var before = ids(answers());

        long said = readEverythingAgain();
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() ->
                        assertThat(ids(QUOTA.admissions(account.value(), said))).isEqualTo(before));

        assertThat(ids(answers())).isEqualTo(before);
        assertThat(ledger()).isEqualTo(ledger);
    }

    @Test
    void anUnreadableRecordIsDeadLetteredByteForByteAndItsPartitionIsProcessed() {
        var poison = "{\"specversion\": 7, not an event".getBytes(UTF_8);
        QUOTA.publish(QUOTA.topics.applications(), account.value(), poison);
        QUOTA.publish(QUOTA.topics.applications(), rejected(account, 1, 1));
        QUOTA.publish(QUOTA.topics.decisions(), account.value(), poison);
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 1, 1, "A"));

        awaitAnswers(1);

        awaitDeadLetters(QUOTA.topics.applications(), 2);
        assertThat(deadLetters(QUOTA.topics.applications())).first().isEqualTo(text(poison));
        awaitDeadLetters(QUOTA.topics.decisions(), 1);
        assertThat(deadLetters(QUOTA.topics.decisions())).containsExactly(text(poison));
    }

    @Test
    void anIncompleteEventIsDeadLetteredAndItsPartitionIsProcessed() {
        QUOTA.publishWithout("account", QUOTA.topics.applications(), submitted(account, 1, 1, "A"));
        QUOTA.publishWithout("revision", QUOTA.topics.applications(), submitted(account, 1, 1, "A"));
        QUOTA.publishWithout("summary", QUOTA.topics.decisions(), rejected(account, 1, 1));
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 1, 1, "A"));

        awaitAnswers(1);

        awaitDeadLetters(QUOTA.topics.applications(), 2);
        awaitDeadLetters(QUOTA.topics.decisions(), 1);
    }

    @Test
    void whatHasBeenHeldUndecidedForADayIsAskedFor() {
        var longAgo = Instant.now().minus(Duration.ofDays(3));
        var submission = new ApplicationSubmitted(new SignatureId(1), 1, application("A"), account(account, null));
        QUOTA.publish(QUOTA.topics.applications(), CloudEvent.of("/intake", longAgo, account, submission));
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(answers()).isNotEmpty());

        QUOTA.database().getCollection("sweeps").deleteMany(new Document());

        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(
                        () -> assertThat(count(AdmissionQuestioned.class)).isEqualTo(1));
    }

    @Test
    void countsWhatItAnswers() {
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 1, 1, "A"));
        QUOTA.publish(QUOTA.topics.applications(), submitted(account, 2, 1, "A"));
        awaitAnswers(2);

        var metrics = QUOTA.management("/actuator/prometheus").body();

        assertThat(metrics)
                .contains(
                        "countersign_admitted_total{service=\"quota\"}",
                        "countersign_refused_total{reason=\"DUPLICATE_NAME\",service=\"quota\"}",
                        "countersign_refused_total{reason=\"QUOTA_EXCEEDED\",service=\"quota\"}",
                        "countersign_refused_unchecked_total",
                        "countersign_repeated_total",
                        "countersign_questioned_total",
                        "countersign_quota_slots_total{change=\"taken\",service=\"quota\"}",
                        "countersign_quota_slots_total{change=\"released\",service=\"quota\"}",
                        "countersign_quota_use_bucket");
        assertThat(QUOTA.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private void awaitAnswers(int count) {
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(answers()).hasSize(count));
    }

    private List<CloudEvent<AdmissionEvent>> answers() {
        return QUOTA.admissions(account.value());
    }

    private static List<String> ids(List<CloudEvent<AdmissionEvent>> events) {
        return events.stream().map(CloudEvent::id).toList();
    }

    private long count(Class<? extends AdmissionEvent> type) {
        return answers().stream().filter(event -> type.isInstance(event.data())).count();
    }

    private List<Document> held() {
        return ledger().getList("held", Document.class);
    }

    private Document ledger() {
        var found = QUOTA.database()
                .getCollection("ledgers")
                .find(new Document("_id", account.value()))
                .first();
        return found == null ? new Document("held", List.of()) : found;
    }

    /** They are published last, once every other record of the batch is answered. */
    private void awaitDeadLetters(String topic, int count) {
        await().atMost(TestTimeouts.LIMIT)
                .untilAsserted(() -> assertThat(deadLetters(topic)).hasSize(count));
    }

    /** Each once, byte for byte. */
    private List<String> deadLetters(String topic) {
        return QUOTA.records(topic + ".quota.dlt").stream()
                .filter(dead -> dead.key().equals(account.value()))
                .map(dead -> text(dead.value()))
                .distinct()
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private void publishAtOnce(int from, int to) throws Exception {
        var topic = QUOTA.topics.applications();
        var sent = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = from; n < to; n++) {
                var submission = submitted(account, n, 1, "New " + n);
                sent.add(threads.submit(() -> QUOTA.publish(topic, submission)));
            }
        }
        for (var acknowledgement : sent) {
            acknowledgement.get();
        }
    }

    /** Returns how many records about the account there were until then. */
    private long readEverythingAgain() throws Exception {
        QUOTA.listeners().getListenerContainers().forEach(MessageListenerContainer::stop);
        long said = QUOTA.countAdmissions(account.value());
        GroupOffsets.resetToBeginning(QUOTA.admin, QUOTA.prefix + "countersign.quota");
        QUOTA.listeners().getListenerContainers().forEach(MessageListenerContainer::start);
        return said;
    }
}
