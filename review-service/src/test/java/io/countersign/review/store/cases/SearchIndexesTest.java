package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStatus;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.report.CaseSearch;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.review.store.fields.SearchFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Which index serves each condition of a search, and how many documents it examines. */
class SearchIndexesTest {

    private static final int CASES = 2_000;
    private static final int PAGE = 21;
    /** Cases that share a reviewer, a reason and a name. */
    private static final int SHARING = 20;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoClient client;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoDatabase database;

    @BeforeAll
    static void fill() {
        client = MongoClients.create(TestServers.mongoUri());
        database = client.getDatabase(TestServers.freshPrefix() + "review")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
        new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper())
                .save(LongStream.rangeClosed(1, CASES)
                        .mapToObj(SearchIndexesTest::decided)
                        .toList());
    }

    private static Case decided(long id) {
        var outcome = new PublishedEvent(Cases.ACCOUNT, "outcome:" + id + ":1", String.valueOf(id), "{}");
        var group = id / SHARING;
        var reason = group == 7 ? ReasonCode.DOCUMENT_FORGED : ReasonCode.OTHER;
        RevisionState state = new Decided(
                OutcomeKind.REJECTED,
                NOW.plusSeconds(60 * id),
                outcome,
                Cases.content("Name " + group + "x"),
                new ReviewerVerdict("reviewer-" + group, "t", "d", null),
                List.of(),
                List.of(reason.name()));
        return openCase(new SignatureId(id), 1).withRevisions(new TreeMap<>(Map.of(1, state)));
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    private static Document explained(Document filter, @Nullable String order) {
        var find = database.getCollection(MongoCaseStore.CASES).find(filter);
        return (order == null ? find : find.sort(new Document(order, -1)).limit(PAGE))
                .explain(ExplainVerbosity.EXECUTION_STATS);
    }

    private static int examined(Document explained) {
        return explained
                .getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class)
                .intValue();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("search_changed", CaseSearch.all(), PAGE),
                Arguments.of(
                        "search_changed",
                        new CaseSearch(null, null, null, null, null, null, null, NOW, NOW.plusSeconds(60_000)),
                        PAGE),
                Arguments.of(
                        "search_account",
                        new CaseSearch(null, null, Cases.ACCOUNT, null, null, null, null, null, null),
                        PAGE),
                Arguments.of(
                        "search_status",
                        new CaseSearch(null, null, null, null, null, null, CaseStatus.REJECTED, null, null),
                        PAGE),
                Arguments.of(
                        "search_name",
                        new CaseSearch(null, "name 7x", null, null, null, null, null, null, null),
                        SHARING),
                Arguments.of(
                        "search_reference", new CaseSearch(null, null, null, "none", null, null, null, null, null), 0),
                Arguments.of(
                        "search_reviewer",
                        new CaseSearch(null, null, null, null, "reviewer-7", null, null, null, null),
                        SHARING),
                Arguments.of(
                        "search_reason",
                        new CaseSearch(null, null, null, null, null, ReasonCode.DOCUMENT_FORGED, null, null, null),
                        SHARING));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aSearchExaminesWhatItFinds(String index, CaseSearch search, int most) {
        var explained = explained(SearchFields.filter(search, null), SearchFields.POSITION);

        assertThat(explained.toJson()).contains(index);
        assertThat(examined(explained)).isLessThanOrEqualTo(most);
    }

    @Test
    void statisticsExamineTheCasesOfTheirHours() {
        var explained = explained(SearchFields.decisionsBetween(NOW, NOW.plusSeconds(2 * 3_600)), null);

        assertThat(explained.toJson()).contains("search_reviewer_decision_hour");
        assertThat(examined(explained)).isBetween(119, 121);
    }
}
