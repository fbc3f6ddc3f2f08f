package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.SERIALIZER;
import static io.countersign.review.domain.cases.Cases.openCase;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.QueueListing;
import io.countersign.review.domain.queue.QueueOrder;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.queue.ReviewQueue.Waiting;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.QueuePosition;
import io.countersign.review.store.reviewer.StoredReviewers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A claim, a page of the API and one of the console, and a start take as long with many open cases as with a hundred. The system property {@code countersign.open.cases} sets how many
 * are many; with the default, which a build can afford, medians are compared, with 100,000 or more the 99th percentiles too.
 */
class QueueDepthTest {

    private static final int FEW = 100;
    private static final int MANY = Integer.getInteger("countersign.open.cases", 3_000);
    private static final int FULL = 100_000;
    private static final int BATCH = 500;
    private static final int ROUNDS = 400;
    private static final int WARM_UP = 100;
    private static final int ROWS = 50;
    private static final Filter OPEN = new Filter(Waiting.OPEN, null);

    /** In nanoseconds. */
    private record Times(long median, long p99) {

        static Times of(long[] nanos) {
            var sorted = Arrays.stream(nanos).sorted().toArray();
            return new Times(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
        }
    }

    /** In turns, so that whatever else the machine does concerns both. */
    private record Compared(Times few, Times many) {

        static Compared of(Runnable few, Runnable many) {
            IntStream.range(0, WARM_UP).forEach(_ -> {
                few.run();
                many.run();
            });
            var nanos = new long[2][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                nanos[0][round] = nanos(few);
                nanos[1][round] = nanos(many);
            }
            return new Compared(Times.of(nanos[0]), Times.of(nanos[1]));
        }

        private static long nanos(Runnable action) {
            long start = System.nanoTime();
            action.run();
            return System.nanoTime() - start;
        }
    }

    private static Case open(long number) {
        // none of an id that quality cases have
        var known = openCase(new SignatureId(number + (number - 1) / 900 * 100), 1);
        var open = requireNonNull(known.open());
        return known.withRevisions(new TreeMap<>(Map.of(1, open.getValue().dueAt(NOW.plusSeconds(number)))));
    }

    /** A queue of so many open cases, as one instance serves it. */
    private static final class Queue implements AutoCloseable {

        private final MongoClient client = MongoClients.create(TestServers.mongoUri());
        private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        private final MongoCaseStore store = new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());
        private final MongoQueueListStore lists =
                new MongoQueueListStore(database, CollectionNames.CURRENT, new JsonMapper());
        private final AtomicInteger tokens = new AtomicInteger();
        private final CaseCommands caseCommands;
        private final ReviewQueue queue;
        private final QueuePosition middle;

        private Queue(int cases) {
            createIndexes();
            for (int first = 1; first <= cases; first += BATCH) {
                store.save(LongStream.range(first, Math.min(first + BATCH, cases + 1))
                        .mapToObj(QueueDepthTest::open)
                        .toList());
            }
            middle = requireNonNull(open(cases / 2).queuePosition());
            var settings = ClaimSettings.of(Duration.ofMinutes(15));
            var reviewers = StoredReviewers.in(database);
            var slots = new ClaimSlots(reviewers, store, settings, () -> NOW);
            caseCommands = new CaseCommands(
                    new CaseWriter(store, _ -> {}, _ -> {}, slots::free),
                    slots,
                    new ReviewerDirectory(reviewers, Set.of()),
                    SERIALIZER,
                    settings,
                    () -> NOW,
                    () -> "t" + tokens.incrementAndGet(),
                    new World.Counts());
            queue = new ReviewQueue(store, store, reviewers, caseCommands, () -> NOW, new SplittableRandom(1));
        }

        private void createIndexes() {
            new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
        }

        private void claimAndRelease() {
            var leased = (Leased) queue.claimNext(ClaimFilter.any(), Reviewer.named("rita"));
            caseCommands.release(leased.claim());
        }

        private void page() {
            assertThat(store.page(OPEN, NOW, middle, 20)).hasSize(20);
        }

        /** As the console shows them, in each order. */
        private void consolePages() {
            for (var order : QueueOrder.values()) {
                assertThat(lists.list(QueueListing.all(order), null, ROWS).cases())
                        .hasSize(ROWS);
            }
        }

        /** What an instance asks of the store before it serves. */
        private void start() {
            createIndexes();
            page();
        }

        @Override
        public void close() {
            database.drop();
            client.close();
        }
    }

    @Test
    void aClaimAPageAndAStartTakeNoLongerWithManyOpenCases() {
        try (var few = new Queue(FEW);
                var many = new Queue(MANY)) {
            compare("claim", Compared.of(few::claimAndRelease, many::claimAndRelease), MANY >= FULL);
            compare("page", Compared.of(few::page, many::page), MANY >= FULL);
            compare(
                    "page of the console in each order",
                    Compared.of(few::consolePages, many::consolePages),
                    MANY >= FULL);
            compare("start", Compared.of(few::start, many::start), false);
        }
    }

    private static void compare(String what, Compared compared, boolean alsoTheSlowest) {
        LoggerFactory.getLogger(QueueDepthTest.class)
                .atInfo()
                .addKeyValue("what", what)
                .addKeyValue("few", compared.few())
                .addKeyValue("many", compared.many())
                .log("Measured {} and {} open cases", FEW, MANY);
        assertThat(compared.many().median())
                .as("median of a %s", what)
                .isLessThanOrEqualTo(limit(compared.few().median()));
        if (alsoTheSlowest) {
            assertThat(compared.many().p99())
                    .as("99th percentile of a %s", what)
                    .isLessThanOrEqualTo(limit(compared.few().p99()));
        }
    }

    private static long limit(long nanos) {
        return nanos * 3 / 2;
    }
}
