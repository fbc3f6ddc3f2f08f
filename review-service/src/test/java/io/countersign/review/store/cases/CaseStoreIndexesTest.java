package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.CONTENT;
import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.SignatureType;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.queue.ReviewQueue.Waiting;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.store.fields.QueueFields;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Which index serves each query on cases, and how many documents it examines. */
class CaseStoreIndexesTest {

    private static final int CASES = 2_000;
    private static final int CLAIMED = 200;
    private static final int TIMED = 300;

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
                        .mapToObj(CaseStoreIndexesTest::open)
                        .toList());
    }

    /** The most urgent ones are claimed. */
    private static Case open(long id) {
        var known = openCase(new SignatureId(id), 1);
        var open = Objects.requireNonNull(known.open()).getValue();
        var clock = id > TIMED ? new ReviewClock(List.of(), null, true) : ReviewClock.NONE;
        var lease = id <= CLAIMED ? new Lease("rita", "t" + id, NOW.plusSeconds(600)) : null;
        var other = open.dueAt(NOW.plusSeconds(id)).leasedTo(lease).withClock(clock);
        return known.withRevisions(new TreeMap<>(Map.of(1, other)));
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    private static Document explained(Document filter, @Nullable String order, int limit) {
        return explained(filter, order == null ? new Document() : new Document(order, 1), limit);
    }

    private static Document explained(Document filter, Document order, int limit) {
        return database.getCollection(MongoCaseStore.CASES)
                .find(filter)
                .sort(order)
                .limit(limit)
                .explain(ExplainVerbosity.EXECUTION_STATS);
    }

    private static int examined(Document explained) {
        return explained
                .getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class)
                .intValue();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(ClaimFilter.any(), "queue_available"),
                Arguments.of(ClaimFilter.in(Region.DOMESTIC), "queue_available_by_region"),
                Arguments.of(new ClaimFilter(null, Language.EN, null, null), "queue_available_by_language"),
                Arguments.of(
                        new ClaimFilter(null, null, SignatureType.COMPANY, Priority.NORMAL),
                        "queue_available_by_type"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void claimExaminesAtMostTwentyDocuments(ClaimFilter filter, String index) {
        var prefixes = QueueFields.prefixes(filter);
        int each = Math.max(2, ReviewQueue.CANDIDATES / prefixes.size());
        int examined = 0;
        for (var prefix : prefixes) {
            var free = explained(QueueFields.free(prefix, filter, null), QueueFields.POSITION, each);
            var available = explained(QueueFields.available(prefix, NOW), ClaimQueries.BY_AVAILABILITY, each);
            var ended = explained(QueueFields.ended(prefix, filter, null, NOW), ClaimQueries.BY_AVAILABILITY, each);
            examined += Math.max(examined(free), examined(available)) + examined(ended);

            assertThat(free.toJson()).contains(index);
            assertThat(available.toJson()).contains(index);
            assertThat(ended.toJson()).contains(index);
        }

        assertThat(examined).isLessThanOrEqualTo(20);
    }

    @Test
    void offersEscalationsAndLeasesOfAnAccountHaveIndexes() {
        var offered = explained(QueueFields.offered("rita", ClaimFilter.any(), NOW), QueueFields.OFFERED_AT, 8);
        var escalated = explained(QueueFields.escalated(ClaimFilter.any(), NOW), QueueFields.SENIOR_AT, 8);
        var others = explained(QueueFields.workedOnByOther(new AccountId("acme"), "sam", NOW), new Document(), 1);

        var around = explained(QueueFields.around(Set.of("sam"), Set.of(new AccountId("acme"))), new Document(), 100);

        assertThat(around.toJson()).contains("queue_keys");
        assertThat(examined(around)).isLessThanOrEqualTo(100);
        assertThat(offered.toJson()).contains("queue_offered");
        assertThat(escalated.toJson()).contains("queue_escalated");
        assertThat(others.toJson()).contains("queue_leased_account");
        assertThat(examined(offered)).isZero();
        assertThat(examined(escalated)).isZero();
        assertThat(examined(others)).isEqualTo(1);
    }

    @Test
    void pageOfTheQueueExaminesItsOwnDocuments() {
        var after = new QueuePosition(
                Priority.NORMAL, NOW.plusSeconds(1_000), CONTENT.submittedAt(), new SignatureId(1_000));
        var page = explained(
                QueueFields.page(new Filter(Waiting.OPEN, null), NOW, after).getFirst(), QueueFields.POSITION, 50);

        assertThat(page.toJson()).contains("queue_position");
        assertThat(examined(page)).isLessThanOrEqualTo(51);
    }

    @Test
    void waitingCasesAreListedPastTheClaimedOnes() {
        int examined = QueueFields.page(new Filter(Waiting.WAITING, null), NOW, null).stream()
                .mapToInt(query -> examined(explained(query, QueueFields.POSITION, 50)))
                .sum();

        assertThat(examined).isLessThanOrEqualTo(51);
    }

    @Test
    void oldestSubmissionIsTheFirstKeyOfItsIndex() {
        var oldest = explained(QueueFields.submitted(), QueueFields.SUBMITTED, 1);

        assertThat(oldest.toJson()).contains("queue_submitted");
        assertThat(examined(oldest)).isLessThanOrEqualTo(1);
    }

    @Test
    void timersExamineOnlyWhatHasPassed() {
        var passed = explained(QueueFields.timersUntil(NOW.plusSeconds(40)), QueueFields.NEXT_TIMER_AT, 500);
        var all = explained(QueueFields.timersUntil(NOW.plusSeconds(CASES)), QueueFields.NEXT_TIMER_AT, 50);

        assertThat(passed.toJson()).contains("queue_next_timer");
        assertThat(examined(passed)).isEqualTo(40);
        assertThat(examined(all)).isLessThanOrEqualTo(51);
    }

    @Test
    void paceReadsTheIndexOfVerdicts() {
        var accepted = explained(
                new Document(CaseDocument.REVIEWER_DECIDED_AT, new Document("$gte", Date.from(NOW))),
                CaseDocument.REVIEWER_DECIDED_AT,
                100);

        assertThat(accepted.toJson()).contains("reviewer_decided_at");
        assertThat(examined(accepted)).isZero();
    }

    @Test
    void sweepExaminesNoCaseWithoutUnsentEvents() {
        var unsent = explained(
                new Document(CaseDocument.UNSENT_SINCE, new Document("$lt", Date.from(NOW.plusSeconds(60)))),
                CaseDocument.UNSENT_SINCE,
                100);

        assertThat(unsent.toJson()).contains("unsent_since");
        assertThat(examined(unsent)).isZero();
    }

    static Stream<Arguments> listings() {
        return Stream.of(
                Arguments.of(QueueListing.all(QueueOrder.URGENT), "queue_position"),
                Arguments.of(QueueListing.all(QueueOrder.DUE), "queue_due"),
                Arguments.of(QueueListing.all(QueueOrder.OLDEST), "queue_submitted"),
                Arguments.of(QueueListing.all(QueueOrder.NEWEST), "queue_submitted"),
                Arguments.of(new QueueListing(ClaimFilter.any(), "acme", QueueOrder.URGENT), "queue_account"));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void listingExaminesItsOwnPageInTheOrderOfOneIndex(QueueListing listing, String index) {
        var explained = database.getCollection(MongoCaseStore.CASES)
                .find(QueueFields.listed(listing, null))
                .sort(new Document(
                        QueueFields.sortField(listing.order()), listing.order() == QueueOrder.NEWEST ? -1 : 1))
                .limit(51)
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(explained.toJson()).contains(index);
        assertThat(examined(explained)).isLessThanOrEqualTo(52);
    }
}
