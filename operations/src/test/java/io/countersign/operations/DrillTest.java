package io.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.operations.shell.Exit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The auditor, the rebuild and the restore drill on the real services, broker and store. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillTest {

    private static final int ACCOUNTS = 25;
    private static final int MORE = 1_000;
    /** Eight in ten of the applications wait for a human; the rules decide the others. */
    private static final int VERDICTS = Integer.getInteger("drill.verdicts", 250);

    private static final int MODIFICATIONS = Integer.getInteger("drill.modifications", 250);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Running RUNNING = new Running();
    private static final AtomicInteger NAMED = new AtomicInteger();
    private static Contents backup = new Contents(Map.of());

    @BeforeAll
    static void aDayOfWork() {
        RUNNING.start();
        accounts().forEach(RUNNING::register);
        var one = RUNNING.submit("a0", "Harbour Lantern");
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
        RUNNING.limit("a2", 70);
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

    /** A name that no rule rejects, and nobody had. */
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
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids)
                        .allSatisfy(id ->
                                assertThat(RUNNING.show(account, id).toString()).contains("\"" + state + "\"")));
    }

    private static void auditFindsNothing() {
        var shell = RUNNING.command("audit", "--settle", "90");

        assertThat(shell.exit()).as(shell.out()).isEqualTo(Exit.FINE);
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
            var before = Objects.requireNonNull(ledgers.find(ledger).first());
            ledgers.updateOne(ledger, new Document("$set", new Document("held", List.of())));
            keys.insertOne(new Document(key)
                    .append("account", "a0")
                    .append("appended", true)
                    .append("event", "{\"id\":\"submitted:999999:1\"}"));

            var shell = RUNNING.command("audit", "--json", "--settle", "90");

            ledgers.replaceOne(ledger, before);
            keys.deleteOne(key);
            assertThat(shell.exit()).isEqualTo(Exit.WRONG);
            assertThat(shell.out()).contains("\"not-held\"", "\"not-in-topic\"", "a0/lost");
        }
    }

    @Test
    @Order(3)
    void noServiceIsRebuiltWhileItRuns() {
        var shell = RUNNING.command("rebuild", "all");

        assertThat(shell.exit()).isEqualTo(Exit.FAILED);
        assertThat(shell.err()).contains("still running: intake, quota, review, notification");
    }

    @Test
    @Order(4)
    void aRebuildMakesTheSameDocuments() {
        RUNNING.stop();
        try (var client = RUNNING.store()) {
            var before = Contents.of(RUNNING.connection(), client);

            var shell = RUNNING.command("rebuild", "all");

            assertThat(shell.exit()).as(shell.toString()).isEqualTo(Exit.FINE);
            var after = Contents.of(RUNNING.connection(), client);
            backup = after;
            same(before, after, "review", "cases", Set.of("version", "writer"), UnaryOperator.identity());
            same(before, after, "quota", "ledgers", Set.of("version", "write"), DrillTest::anyOrderOfSettled);
            same(before, after, "notification", "notices", Set.of(), UnaryOperator.identity());
            same(before, after, "notification", "feeds", Set.of("version", "assigned"), UnaryOperator.identity());
            same(before, after, "intake", "views", Set.of("texts"), UnaryOperator.identity());
            same(before, after, "intake", "lists", Set.of(), UnaryOperator.identity());
            same(before, after, "intake", "counters", Set.of(), UnaryOperator.identity());
        }
        auditFindsNothing();
        RUNNING.start();
        auditFindsNothing();
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
    @Order(5)
    void afterARestoreAndARebuildNothingIsWrong() {
        var ids = RUNNING.submitAll(lines(MORE));
        together(VERDICTS, i -> await().atMost(PATIENCE).until(() -> RUNNING.decideNext(i % 3 != 0)));
        RUNNING.stop();

        try (var client = RUNNING.store()) {
            backup.restore(RUNNING.connection(), client);
        }
        var shell = RUNNING.command("rebuild", "all");

        assertThat(shell.exit()).as(shell.toString()).isEqualTo(Exit.FINE);
        RUNNING.start();
        var later = RUNNING.submitAll(lines(MORE));
        together(MODIFICATIONS, i -> modifyIfItMayBe("a" + i % ACCOUNTS, ids.get(i)));
        assertThat(later).doesNotContainAnyElementsOf(ids);
        auditFindsNothing();
    }

    private static void together(int times, IntConsumer each) {
        IntStream.range(0, times).parallel().forEach(each);
    }

    private static void modifyIfItMayBe(String account, String id) {
        var status = RUNNING.show(account, id).path("status").stringValue("");
        if (Set.of("pending", "rejected", "refused", "discarded").contains(status)) {
            RUNNING.modify(account, id, fresh());
        }
    }
}
