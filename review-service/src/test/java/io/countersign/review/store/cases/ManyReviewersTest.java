package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.SERIALIZER;
import static io.countersign.review.domain.cases.Cases.openCase;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.testing.TestTimeouts;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.Verdict;
import io.countersign.review.store.reviewer.StoredReviewers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hundred reviewers on three instances, each of which is killed again and again and has a clock that jumps. The system property
 * {@code countersign.many.cases} sets the number of cases; a run with 10,000 is described in the module's README.
 */
class ManyReviewersTest {

    private static final int CASES = Integer.getInteger("countersign.many.cases", 1_000);
    private static final List<SignatureId> IDS = LongStream.iterate(1, id -> id + 1)
            .mapToObj(SignatureId::new)
            .filter(id -> !id.isForQuality())
            .limit(CASES)
            .toList();
    private static final int BATCH = 500;
    private static final int REVIEWERS = 100;
    private static final int INSTANCES = 3;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LIMIT = TestTimeouts.scaled(Duration.ofSeconds(60L * CASES / 1_000));

    private final String name = TestServers.freshPrefix() + "review";
    private final AtomicLong tokens = new AtomicLong();
    /** How far time has come: it passes faster than outside. */
    private final AtomicLong passed = new AtomicLong();

    private final Map<String, Set<String>> published = new ConcurrentHashMap<>();
    /** Who was confirmed that the verdict is durable. */
    private final Map<SignatureId, Set<String>> accepted = new ConcurrentHashMap<>();

    private final AtomicReferenceArray<Instance> instances = new AtomicReferenceArray<>(INSTANCES);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Instance healthy = new Instance();
    private int disturbances;

    /** What a process of the service has in memory; nothing of it outlives a kill. */
    private final class Instance {

        private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestServers.mongoUri()))
                .build());
        private final MongoDatabase database =
                client.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        private final MongoCaseStore store = new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());
        private final AtomicLong jumped = new AtomicLong();
        private final Settlement settlement =
                new Settlement(store, ManyReviewersTest.this::publish, this::now, Duration.ZERO);
        private final CaseCommands caseCommands = caseCommands();
        private final ReviewQueue queue = new ReviewQueue(
                store,
                store,
                StoredReviewers.in(database),
                caseCommands,
                this::now,
                RandomGenerator.of("L64X128MixRandom"));

        private CaseCommands caseCommands() {
            var settings = ClaimSettings.of(LEASE);
            var reviewers = StoredReviewers.in(database);
            var slots = new ClaimSlots(reviewers, store, settings, this::now);
            return new CaseCommands(
                    new CaseWriter(store, known -> settlement.settle(List.of(known)), _ -> {}, slots::free),
                    slots,
                    new ReviewerDirectory(reviewers, Set.of()),
                    SERIALIZER,
                    settings,
                    this::now,
                    () -> "t" + tokens.incrementAndGet(),
                    new World.Counts());
        }

        private Instant now() {
            return Instant.now().plusMillis(passed.get() + jumped.get());
        }
    }

    private void publish(Collection<PublishedEvent> events) {
        events.forEach(event -> published
                .computeIfAbsent(event.id(), _ -> ConcurrentHashMap.newKeySet())
                .add(event.body()));
    }

    @BeforeEach
    void fill() {
        new IndexInitializer(healthy.database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
        for (int first = 0; first < CASES; first += BATCH) {
            healthy.store.save(IDS.subList(first, Math.min(first + BATCH, CASES)).stream()
                    .map(id -> openCase(id, 1))
                    .toList());
        }
        IntStream.range(0, INSTANCES).forEach(n -> instances.set(n, new Instance()));
    }

    @AfterEach
    void drop() {
        healthy.database.drop();
        healthy.client.close();
        IntStream.range(0, INSTANCES).forEach(n -> instances.get(n).client.close());
    }

    @Test
    void noneIsDecidedTwiceOrTooLateAndNoneIsStuck() throws Exception {
        long start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 1; n <= REVIEWERS; n++) {
                var reviewer = Reviewer.named("reviewer-" + n);
                var _ = executor.submit(() -> work(reviewer));
            }
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (healthy.store.statistics(healthy.now()).depth() > 0 && System.nanoTime() < deadline) {
                disturb();
            }
            finished.countDown();
        }
        passed.addAndGet(Duration.ofHours(1).toMillis());
        while (healthy.settlement.sweep() > 0) {
            // the next ones
        }

        var cases = healthy.store.load(IDS);
        LoggerFactory.getLogger(ManyReviewersTest.class)
                .atInfo()
                .addKeyValue("cases", cases.size())
                .addKeyValue("disturbances", disturbances)
                .addKeyValue("confirmed", accepted.size())
                .addKeyValue(
                        "seconds", Duration.ofNanos(System.nanoTime() - start).toSeconds())
                .log("Every case is decided, or the time has passed");
        assertThat(disturbances).as("kills and jumps").isGreaterThan(10);
        assertThat(cases).hasSize(CASES);
        cases.values().forEach(this::assertDecidedOnce);
    }

    /** Time passes, one clock jumps, and now and then an instance is killed and another one started. */
    private void disturb() throws InterruptedException {
        passed.addAndGet(3_000);
        var random = ThreadLocalRandom.current();
        instances.get(random.nextInt(INSTANCES)).jumped.set(random.nextLong(-90_000, 90_000));
        if (++disturbances % 3 == 0) {
            int killed = random.nextInt(INSTANCES);
            instances.getAndSet(killed, new Instance()).client.close();
        }
        var _ = finished.await(100, TimeUnit.MILLISECONDS);
    }

    private void work(Reviewer reviewer) {
        try {
            while (!finished.await(1, TimeUnit.MILLISECONDS)) {
                try {
                    decideNext(reviewer);
                } catch (RuntimeException killed) {
                    // the answer is lost: the reviewer goes on at another instance
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Instance any() {
        return instances.get(ThreadLocalRandom.current().nextInt(INSTANCES));
    }

    /** One in ten claims is forgotten, until its lease has ended. */
    private void decideNext(Reviewer reviewer) {
        if (any().queue.claimNext(ClaimFilter.any(), reviewer) instanceof Leased leased
                && ThreadLocalRandom.current().nextInt(10) > 0
                && any().caseCommands.decide(leased.claim(), new Verdict.Approve(null)) instanceof VerdictAccepted) {
            accepted.computeIfAbsent(leased.signature(), _ -> ConcurrentHashMap.newKeySet())
                    .add(reviewer.name());
        }
    }

    private void assertDecidedOnce(Case known) {
        assertThat(known.state(1)).as("stuck: %s", known.signature()).isInstanceOf(Decided.class);
        var reviewerVerdict = requireNonNull(((Decided) requireNonNull(known.state(1))).reviewerVerdict());
        var confirmed = accepted.getOrDefault(known.signature(), Set.of());
        assertThat(confirmed).as("confirmed of %s", known.signature()).isSubsetOf(reviewerVerdict.reviewer());
        assertThat(published.get("outcome:" + known.signature() + ":1"))
                .as("published of %s", known.signature())
                .hasSize(1);

        var entries = known.history().recent();
        var outcomes = entries.stream()
                .filter(entry -> entry.action() == HistoryAction.OUTCOME)
                .toList();
        assertThat(outcomes).as("%s", entries).hasSize(1);
        var claim = lastClaim(entries);
        assertThat(claim.actor()).isEqualTo(outcomes.getFirst().actor());
        assertThat(outcomes.getFirst().at()).isBefore(claim.at().plus(LEASE));
    }

    private static HistoryEntry lastClaim(List<HistoryEntry> entries) {
        return new ArrayList<>(entries)
                .reversed().stream()
                        .filter(entry -> entry.action() == HistoryAction.CLAIMED)
                        .findFirst()
                        .orElseThrow();
    }
}
