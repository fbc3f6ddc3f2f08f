package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Which index serves a query and how many documents are examined, of 100,000. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class QueryPlanContract {

    private static final int DOCUMENTS = 100_000;
    private static final int ACCOUNTS = 10;
    private static final int OPEN_EVERY = 100;
    private static final int PAGE = 50;
    private static final int BATCH = 5_000;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> cases;

    abstract EmbeddedStore open();

    @BeforeAll
    void fill() {
        store = open();
        client = MongoClients.create(store.uri());
        cases = client.getDatabase("plans").getCollection("cases");
        cases.createIndexes(List.of(
                new IndexModel(new Document("account", 1).append("at", -1).append("_id", -1)),
                new IndexModel(new Document("queue.due", 1).append("queue.region", 1), new IndexOptions().sparse(true)),
                new IndexModel(
                        new Document("queue.account", 1).append("queue.due", 1), new IndexOptions().sparse(true)),
                new IndexModel(new Document("reference", 1), new IndexOptions().unique(true))));
        for (int from = 0; from < DOCUMENTS; from += BATCH) {
            cases.insertMany(IntStream.range(from, from + BATCH)
                    .mapToObj(QueryPlanContract::document)
                    .toList());
        }
    }

    private static Document document(int n) {
        var document = new Document("_id", n)
                .append("account", "a" + n % ACCOUNTS)
                .append("at", at(n))
                .append("reference", "r" + n)
                .append("state", n % OPEN_EVERY == 0 ? "open" : "closed");
        if (n % OPEN_EVERY == 0) {
            document.append(
                    "queue",
                    new Document("due", at(n))
                            .append("region", n % 3 == 0 ? "cn" : "eu")
                            .append("account", "a" + n / OPEN_EVERY % ACCOUNTS));
        }
        return document;
    }

    private static Date at(int n) {
        return Date.from(Instant.ofEpochSecond(n));
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    @Test
    void aPageInIndexOrderExaminesItsDocumentsOnly() {
        var sort = new Document("at", -1).append("_id", -1);

        var page = cases.find(Filters.eq("account", "a3")).sort(sort).limit(PAGE);

        assertExamined(page.explain(ExplainVerbosity.EXECUTION_STATS), "account_1_at_-1__id_-1", PAGE);
        assertThat(page.into(new ArrayList<>()))
                .extracting(document -> document.get("_id"))
                .startsWith(99_993, 99_983)
                .hasSize(PAGE);
    }

    @Test
    void aPageInReverseIndexOrderExaminesItsDocumentsOnly() {
        var page = cases.find(Filters.eq("account", "a3"))
                .sort(new Document("at", 1))
                .limit(PAGE);

        assertExamined(page.explain(ExplainVerbosity.EXECUTION_STATS), "account_1_at_-1__id_-1", PAGE);
        assertThat(page.into(new ArrayList<>()))
                .extracting(document -> document.get("_id"))
                .startsWith(3, 13);
    }

    @Test
    void aLaterPageExaminesItsDocumentsOnly() {
        var sort = new Document("at", -1).append("_id", -1);
        var after = Filters.and(
                Filters.eq("account", "a3"),
                Filters.or(
                        Filters.lt("at", at(50_003)),
                        Filters.and(Filters.eq("at", at(50_003)), Filters.lt("_id", 50_003))));

        var page = cases.find(after).sort(sort).limit(PAGE);

        assertExamined(page.explain(ExplainVerbosity.EXECUTION_STATS), "account_1_at_-1__id_-1", PAGE + 1);
        assertThat(page.first()).containsEntry("_id", 49_993);
    }

    @Test
    void aRangeAfterAnEqualPrefixExaminesTheRangeOnly() {
        var range = cases.find(
                Filters.and(Filters.eq("account", "a3"), Filters.gte("at", at(500)), Filters.lt("at", at(600))));

        assertExamined(range.explain(ExplainVerbosity.EXECUTION_STATS), "account_1_at_-1__id_-1", 10);
        assertThat(range.into(new ArrayList<>())).hasSize(10);
    }

    @Test
    void inOnALeadingFieldKeepsTheOrderOfTheFollowingFields() {
        var page = cases.find(Filters.in("account", "a1", "a2", "a3", "none"))
                .sort(new Document("at", -1))
                .limit(PAGE);

        assertExamined(page.explain(ExplainVerbosity.EXECUTION_STATS), "account_1_at_-1__id_-1", PAGE);
        assertThat(page.into(new ArrayList<>()))
                .extracting(document -> document.get("_id"))
                .startsWith(99_993, 99_992, 99_991, 99_983);
    }

    @Test
    void aSparseIndexServesAFilterThatImpliesItsFields() {
        var next = cases.find(Filters.and(Filters.lte("queue.due", at(90_000)), Filters.eq("queue.region", "cn")))
                .sort(new Document("queue.due", 1))
                .limit(1);

        assertExamined(next.explain(ExplainVerbosity.EXECUTION_STATS), "queue.due_1_queue.region_1", 1);
    }

    @Test
    void aSparseIndexDoesNotServeFiltersThatMatchDocumentsWithoutItsFields() {
        var absent = cases.find(Filters.and(Filters.eq("queue.account", null), Filters.lt("_id", 5)));

        assertThat(indexName(absent.explain(ExplainVerbosity.EXECUTION_STATS))).isEqualTo("_id_");
        assertThat(absent.into(new ArrayList<>())).hasSize(4);
    }

    @Test
    void countsReadKeysOnly() {
        Bson filter = Filters.gte("queue.due", at(50_000));

        var explained = cases.aggregate(
                        List.of(Aggregates.match(filter), Aggregates.group(1, Accumulators.sum("n", 1))))
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertExamined(explained, "queue.due_1_queue.region_1", 0);
        assertThat(cases.countDocuments(filter)).isEqualTo(500);
    }

    @Test
    void groupsReadKeysOnlyIfTheIndexHoldsTheirFields() {
        var oldest = List.of(
                Aggregates.match(Filters.exists("queue.due")),
                Aggregates.group("$queue.region", Accumulators.min("oldest", "$queue.due"), Accumulators.sum("n", 1)),
                Aggregates.sort(new Document("_id", 1)));

        assertThat(documentsExamined(cases.aggregate(
                                List.of(Aggregates.match(Filters.gte("queue.due", at(0))), oldest.get(1)))
                        .explain(ExplainVerbosity.EXECUTION_STATS)))
                .isZero();
        assertThat(cases.aggregate(oldest))
                .containsExactly(
                        new Document("_id", "cn").append("oldest", at(0)).append("n", 334),
                        new Document("_id", "eu").append("oldest", at(100)).append("n", 666));
    }

    @Test
    void updatesAndDeletionsUseIndexes() {
        var update = explain(new Document("update", "cases")
                .append(
                        "updates",
                        List.of(new Document("q", new Document("reference", "r77"))
                                .append("u", new Document("$set", new Document("x", 1))))));
        var deletion = explain(new Document("delete", "cases")
                .append(
                        "deletes",
                        List.of(new Document("q", new Document("reference", "r77").append("account", "none"))
                                .append("limit", 0))));
        var modification = explain(new Document("findAndModify", "cases")
                .append("query", new Document("account", "a4"))
                .append("sort", new Document("at", 1))
                .append("update", new Document("$set", new Document("x", 1))));

        assertExamined(update, "reference_1", 1);
        assertExamined(deletion, "reference_1", 1);
        assertExamined(modification, "account_1_at_-1__id_-1", 1);
    }

    @Test
    void theIndexOfIdServesRangesAndOrder() {
        var page = cases.find(Filters.gt("_id", 70_000))
                .sort(new Document("_id", 1))
                .limit(PAGE);

        assertExamined(page.explain(ExplainVerbosity.EXECUTION_STATS), "_id_", PAGE);
        assertThat(page.first()).containsEntry("_id", 70_001);
    }

    @Test
    void aFilterWithoutAnIndexExaminesAllDocuments() {
        var explained = cases.find(Filters.eq("state", "open")).explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(stage(explained)).containsEntry("stage", "COLLSCAN");
        assertThat(documentsExamined(explained)).isEqualTo(DOCUMENTS);
    }

    @Test
    void thePlanAloneIsExplainedWithoutExecution() {
        var explained = cases.find(Filters.eq("reference", "r1")).explain(ExplainVerbosity.QUERY_PLANNER);

        assertThat(indexName(explained)).isEqualTo("reference_1");
        assertThat(explained).doesNotContainKey("executionStats");
    }

    private Document explain(Document command) {
        return client.getDatabase("plans")
                .runCommand(new Document("explain", command).append("verbosity", "executionStats"));
    }

    private static void assertExamined(Document explained, String index, int documents) {
        assertThat(indexName(explained)).isEqualTo(index);
        assertThat(documentsExamined(explained)).isLessThanOrEqualTo(documents);
    }

    private static int documentsExamined(Document explained) {
        return Objects.requireNonNull(explained.get("executionStats", Document.class))
                .getInteger("totalDocsExamined");
    }

    private static String indexName(Document explained) {
        return Objects.requireNonNull(stage(explained).getString("indexName"), explained.toJson());
    }

    /** @return the stage that reads the index or the collection */
    private static Document stage(Document explained) {
        var stage = Objects.requireNonNull(explained.get("queryPlanner", Document.class))
                .get("winningPlan", Document.class);
        while (stage.containsKey("inputStage")) {
            stage = stage.get("inputStage", Document.class);
        }
        return stage;
    }
}
