package io.countersign.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.Json;
import io.countersign.platform.testing.TestTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The auditor, the rebuild and the restore drill on the real services, broker and store. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildDrillTest {

    private static final int ACCOUNTS = 40;
    private static final int VERDICTS = Integer.getInteger("drill.verdicts", 1_000);
    /** Eight in ten of the applications wait for a human; the rules decide the others. */
    private static final int MORE = VERDICTS * 5 / 4;

    private static final int LATER = Integer.getInteger("drill.later", 1_000);
    private static final int CLIENTS = 16;
    private static final Duration READY_TIMEOUT = TestTimeouts.scaled(Duration.ofMinutes(4));
    private static final String QUOTAS_LETTERS = "countersign.applications.quota.dlt";
    private static final String INTAKES_LETTERS = "countersign.applications.intake.dlt";
    private static final Running RUNNING = new Running();
    private static final AtomicInteger NAMED = new AtomicInteger();
    private static Contents backup = new Contents(Map.of());
    private static String one = "";
    private static String deleted = "";

    @BeforeAll
    static void aDayOfWork() {
        RUNNING.start();
        accounts().forEach(RUNNING::register);
        one = RUNNING.submit("a0", "Harbour Lantern");
        RUNNING.submit("a0", "harbour lantern");
        var two = RUNNING.submit("a0", fresh());
        var three = RUNNING.submit("a0", fresh());
        var four = RUNNING.submit("a0", fresh());
        var five = RUNNING.submit("a0", fresh());
        RUNNING.submit("a1", "test");
        waitFor("a0", List.of(one, two, three, four, five), "in_review");
        RUNNING.decide(one, true);
        RUNNING.decide(two, false);
        RUNNING.modify("a0", three, fresh());
        RUNNING.withdraw("a0", four);
        RUNNING.decide(five, true);
        waitFor("a0", List.of(one, five), "approved");
        RUNNING.delete("a0", five);
        deleted = five;
        RUNNING.limit("a2", 70);
        awaitDeletion(RUNNING.uploadAndDelete("a3"));
        RUNNING.submitAll(lines(60));
        for (int i = 0; i < 20; i++) {
            RUNNING.decideNext(i % 3 != 0);
        }
    }

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    private static List<String> accounts() {
        return IntStream.range(0, ACCOUNTS).mapToObj(i -> "a" + i).toList();
    }

    /** An unused name that no rule rejects. */
    private static String fresh() {
        int number = NAMED.getAndIncrement();
        var name = new StringBuilder("Lantern ");
        for (int left = number; left > 0 || name.length() < 12; left /= 26) {
            name.append((char) ('a' + (left * 7 + number) % 26));
        }
        return name.toString();
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var account = "a" + i % ACCOUNTS;
                    var application = RUNNING.application(account, i % 5 == 0 ? "test" : fresh());
                    return "{\"account\":\"" + account + "\"," + application.substring(1);
                })
                .toList();
    }

    private static void waitFor(String account, List<String> ids, String state) {
        await().atMost(READY_TIMEOUT)
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(id ->
                                assertThat(RUNNING.show(account, id).toString()).contains("\"" + state + "\"")));
    }

    /** Review has read it. */
    private static void awaitDeletion(String certificate) {
        try (var client = RUNNING.store()) {
            await().atMost(READY_TIMEOUT)
                    .untilAsserted(() -> assertThat(deletions(client)).contains(certificate));
        }
    }

    private static Set<Object> deletions(MongoClient client) {
        return Contents.of(RUNNING.connection(), client)
                .documents("review", "deleted_certificates")
                .keySet();
    }

    private static void auditFindsNothing() {
        var shell = RUNNING.command("audit", "--settle", "240");

        assertThat(shell.exit()).as(shell.out()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("0 violations");
    }

    @Test
    @Order(1)
    void theAuditorFindsNothingWrongWithTheServices() {
        auditFindsNothing();
    }

    @Test
    @Order(2)
    void theAuditorFindsWhatIsChangedInAStore() {
        try (var client = RUNNING.store()) {
            var ledgers = RUNNING.connection().database(client, "quota").getCollection("ledgers");
            var keys = RUNNING.connection().database(client, "intake").getCollection("keys");
            var ledger = new Document("_id", "a0");
            var key = new Document("_id", "a0/lost");
            var notices = RUNNING.connection().database(client, "notification").getCollection("notices");
            var numbered = Objects.requireNonNull(
                    notices.find(new Document("platformSequence", 1L)).first());
            var before = Objects.requireNonNull(ledgers.find(ledger).first());
            notices.updateOne(
                    new Document("_id", numbered.get("_id")),
                    new Document("$unset", new Document("platformSequence", "").append("platformEntry", "")));
            ledgers.updateOne(ledger, new Document("$set", new Document("held", List.of())));
            keys.insertOne(new Document(key)
                    .append("account", "a0")
                    .append("appended", true)
                    .append("event", "{\"id\":\"submitted:999999:1\"}"));

            var shell = RUNNING.command("audit", "--json", "--settle", "240");

            notices.replaceOne(new Document("_id", numbered.get("_id")), numbered);
            ledgers.replaceOne(ledger, before);
            keys.deleteOne(key);
            assertThat(shell.exit()).isEqualTo(ExitCode.FINDINGS);
            assertThat(shell.out())
                    .contains("\"not-held\"", "\"not-in-topic\"", "a0/lost", "\"sequence-hole\"", "the first is 1");
        }
    }

    @Test
    @Order(3)
    void aRedrivenRecordThatFailsAgainIsANewDeadLetterOfTheSameBytes() throws Exception {
        var body = "no event \u0000\u00ff".getBytes(UTF_8);
        try (var topics = TestTopics.of(RUNNING.prefix)) {
            var poison = new ProducerRecord<>(RUNNING.prefix + "countersign.applications", "a0", body);
            poison.headers().add("ce_id", ("submitted:" + one + ":1").getBytes(UTF_8));
            poison.headers().add("ce_subject", one.getBytes(UTF_8));
            topics.send(poison);
            awaitDeadLetters(topics, body, 1);
            var where = RUNNING.command("dead-letters", "list")
                    .out()
                    .lines()
                    .map(line -> line.split(" ", 2)[0])
                    .filter(word -> word.contains("applications.quota/"))
                    .findFirst()
                    .orElseThrow();

            var shown = RUNNING.command("dead-letters", "show", "--id", where);
            var redriven = RUNNING.command("dead-letters", "redrive", "--id", where);

            assertThat(shown.out()).contains("key: a0", "submitted:" + one + ":1", "6e 6f 20 65 76 65 6e 74");
            assertThat(redriven.out()).as(redriven.toString()).contains("1 re-driven");
            awaitDeadLetters(topics, body, 2);
            await().atMost(READY_TIMEOUT)
                    .untilAsserted(() -> assertThat(RUNNING.counted("quota", "countersign_dead_letters_total"))
                            .isEqualTo(2));
            assertThat(RUNNING.command("dead-letters", "list").out()).contains("4 dead letters");
        }
        auditFindsNothing();
    }

    private static void awaitDeadLetters(TestTopics topics, byte[] body, int count) {
        await().atMost(READY_TIMEOUT)
                .untilAsserted(() -> assertThat(List.of(QUOTAS_LETTERS, INTAKES_LETTERS))
                        .allSatisfy(topic -> assertThat(topics.read(topic))
                                .hasSize(count)
                                .allSatisfy(letter -> {
                                    assertThat(letter.key()).isEqualTo("a0");
                                    assertThat(letter.value()).isEqualTo(body);
                                })));
    }

    @Test
    @Order(4)
    void noServiceIsRebuiltWhileItRuns() {
        var shell = RUNNING.command("rebuild", "all");

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).contains("still running: intake, quota, review, notification");
    }

    @Test
    @Order(5)
    void aRebuildMakesTheSameDocuments() {
        RUNNING.stop();
        try (var client = RUNNING.store()) {
            var before = Contents.of(RUNNING.connection(), client);

            var shell = RUNNING.command("rebuild", "all");

            assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
            var after = Contents.of(RUNNING.connection(), client);
            backup = after;
            theSame(before, after);
            same(before, after, "review", "cases", Set.of("version", "writer"), UnaryOperator.identity());
            same(before, after, "quota", "ledgers", Set.of("version", "write"), RebuildDrillTest::anyOrderOfSettled);
            same(before, after, "intake", "ids", Set.of(), UnaryOperator.identity());
            assertThat(deletions(client)).hasSize(1);
        }
        auditFindsNothing();
    }

    @Test
    @Order(6)
    void fromEmptyStoresARebuildMakesTheSameButForReviewersAndWhoSetALimit() {
        try (var client = RUNNING.store()) {
            var before = Contents.of(RUNNING.connection(), client);
            Contents.dropDerived(RUNNING.connection(), client);

            var shell = RUNNING.command("rebuild", "all");

            assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
            var after = Contents.of(RUNNING.connection(), client);
            theSame(before, after);
            same(before, after, "review", "cases", Set.of("version", "writer"), RebuildDrillTest::withoutReviewer);
            same(
                    before,
                    after,
                    "quota",
                    "ledgers",
                    Set.of("version", "write"),
                    RebuildDrillTest::withoutWhoSetTheLimit);
            assertThat(next(after)).isGreaterThan(Long.parseLong(one));
        }
        var histories = RUNNING.command("verify-history");
        assertThat(histories.exit()).as(histories.toString()).isEqualTo(ExitCode.OK);
        assertThat(histories.out()).contains("the case was rebuilt");
        auditFindsNothing();
        RUNNING.start();
        auditFindsNothing();
    }

    /** With a name that may be used, and the mark of one that may not be used any more. */
    private static void hasApprovedNames(Contents contents) {
        var names = contents.documents("intake", "approved");
        assertThat(names.get(one)).containsEntry("name", "Harbour Lantern");
        assertThat(names.get(deleted)).isNotNull().doesNotContainKey("name");
    }

    private static void theSame(Contents before, Contents after) {
        hasApprovedNames(before);
        same(before, after, "review", "deleted_certificates", Set.of(), UnaryOperator.identity());
        same(before, after, "notification", "notices", Set.of(), UnaryOperator.identity());
        same(before, after, "notification", "feeds", Set.of("version", "assigned"), UnaryOperator.identity());
        same(before, after, "intake", "views", Set.of(), RebuildDrillTest::parsed);
        for (var collection : List.of("limits", "appeals", "approved", "counters")) {
            same(before, after, "intake", collection, Set.of(), UnaryOperator.identity());
        }
    }

    /** The members of an object and the elements of a set have no order. */
    private static Document parsed(Document view) {
        var texts = new HashMap<String, Object>();
        view.get("texts", new Document()).forEach((key, text) -> texts.put(key, Json.MAPPER.readTree((String) text)));
        var parsed = new Document(view).append("texts", texts);
        for (var set : List.of("names", "references")) {
            if (view.containsKey(set)) {
                parsed.append(set, Set.copyOf(view.getList(set, String.class)));
            }
        }
        return parsed;
    }

    /** No topic carries histories either; what takes their place is verified by {@code verify-history}. */
    private static Document withoutReviewer(Document known) {
        known.remove("history");
        known.remove("reviewerDecidedAt");
        known.get("search", new Document()).keySet().removeAll(Set.of("reviewers", "decision"));
        known.get("revisions", Document.class).values().forEach(revision -> {
            ((Document) revision).remove("verdict");
            ((Document) revision).remove("lease");
        });
        return known;
    }

    private static Document withoutWhoSetTheLimit(Document ledger) {
        var act = ledger.get("limitAct", Document.class);
        if (act != null) {
            act.keySet().removeAll(Set.of("by", "from"));
        }
        return anyOrderOfSettled(ledger);
    }

    private static long next(Contents contents) {
        return Objects.requireNonNull(contents.documents("intake", "ids").get("signatures"))
                .get("next", Number.class)
                .longValue();
    }

    /** Two topics have no common order; the oldest of what is remembered is not at stake here. */
    private static Document anyOrderOfSettled(Document ledger) {
        var settled = new ArrayList<>(ledger.getList("settled", Document.class));
        settled.sort((one, other) -> one.toString().compareTo(other.toString()));
        return new Document(ledger).append("settled", settled);
    }

    private static void same(
            Contents before,
            Contents after,
            String service,
            String collection,
            Set<String> besides,
            UnaryOperator<Document> form) {
        var expected = plain(before.documents(service, collection), besides, form);
        var found = plain(after.documents(service, collection), besides, form);
        assertThat(found.keySet()).as("%s.%s", service, collection).isEqualTo(expected.keySet());
        found.forEach((id, document) ->
                assertThat(document).as("%s.%s %s", service, collection, id).isEqualTo(expected.get(id)));
    }

    private static Map<Object, Document> plain(
            Map<Object, Document> documents, Set<String> besides, UnaryOperator<Document> form) {
        var plain = new HashMap<Object, Document>();
        documents.forEach((id, document) -> {
            besides.forEach(document::remove);
            plain.put(id, form.apply(document));
        });
        return plain;
    }

    @Test
    @Order(7)
    void afterARestoreAndARebuildNothingIsWrong() {
        var ids = RUNNING.submitAll(lines(MORE));
        together(
                VERDICTS,
                i -> await().atMost(READY_TIMEOUT)
                        .pollDelay(Duration.ZERO)
                        .until(() -> RUNNING.decideNext(i % 3 != 0)));
        var certificate = RUNNING.uploadAndDelete("a4");
        RUNNING.stop();

        try (var client = RUNNING.store()) {
            backup.restore(RUNNING.connection(), client);
        }
        var shell = RUNNING.command("rebuild", "all");

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(ExitCode.OK);
        try (var client = RUNNING.store()) {
            assertThat(deletions(client)).as("of what the backup did not know").contains(certificate);
        }
        RUNNING.start();
        var later = RUNNING.submitAll(lines(LATER));
        assertThat(later).hasSize(LATER).doesNotContain("").doesNotContainAnyElementsOf(ids);
        var modified = new AtomicInteger();
        together(MORE, i -> modifyIfItMayBe("a" + i % ACCOUNTS, ids.get(i), modified));
        assertThat(modified).as("of what the backup did not know").hasPositiveValue();
        together(LATER, i -> modifyIfItMayBe("a" + i % ACCOUNTS, later.get(i), modified));
        assertThat(modified).hasValueGreaterThanOrEqualTo(LATER);
        auditFindsNothing();
    }

    @Test
    @Order(8)
    void theAuditorNamesWhatFaultyServicesDid() {
        RUNNING.stop();
        try (var client = RUNNING.store()) {
            var corruption = new DataCorruption(RUNNING.connection(), client);
            var twice = corruption.decideTwice();
            var missing = corruption.removeNotice();
            var dropped = corruption.dropCase();
            var lost = corruption.appendUnprocessed();
            corruption.commitAllOffsets();

            var shell = RUNNING.command("audit");

            assertThat(shell.exit()).as(shell.out()).isEqualTo(ExitCode.FINDINGS);
            assertThat(shell.out().lines())
                    .anyMatch(line -> line.startsWith("two-outcomes") && line.contains(" " + twice + ":1"))
                    .anyMatch(
                            line -> line.startsWith("notice-missing") && line.contains(missing.replace("notice:", " ")))
                    .anyMatch(line -> line.startsWith("case-differs") && line.contains(" " + dropped + ":1"))
                    .anyMatch(line -> line.startsWith("lost") && line.contains(" " + lost + ":1"));
        }
    }

    private static void together(int times, IntConsumer each) {
        try (var clients =
                Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            var done = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> each.accept(i), clients))
                    .toList();
            done.forEach(CompletableFuture::join);
        }
    }

    private static void modifyIfItMayBe(String account, String id, AtomicInteger modified) {
        var status = RUNNING.show(account, id).path("status").stringValue("");
        if (modified.get() < LATER
                && Set.of("pending", "rejected", "refused", "discarded").contains(status)) {
            RUNNING.modify(account, id, fresh());
            modified.incrementAndGet();
        }
    }
}
