package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.SERIALIZER;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.CommandCounter;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Verdict;
import io.countersign.review.store.reviewer.StoredReviewers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How many store commands a reviewer's work takes, without contention. */
class StoreCommandsTest {

    private static final int ROUNDS = 9;
    private static final Reviewer RITA = Reviewer.named("rita");

    private final CommandCounter commands = new CommandCounter();
    private final MongoClient client = commands.client();
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final MongoCaseStore store = new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());
    private final List<Case> unsettled = new ArrayList<>();
    private final Settlement settlement = new Settlement(store, _ -> {}, () -> NOW, Duration.ofSeconds(5));
    private final CaseCommands caseCommands = caseCommands();
    private final ReviewQueue queue = new ReviewQueue(
            store,
            store,
            StoredReviewers.in(database),
            caseCommands,
            () -> NOW,
            RandomGenerator.of("L64X128MixRandom"));

    private CaseCommands caseCommands() {
        var settings = ClaimSettings.of(Duration.ofMinutes(15));
        var reviewers = StoredReviewers.in(database);
        var slots = new ClaimSlots(reviewers, store, settings, () -> NOW);
        var writer = new CaseWriter(store, unsettled::add, _ -> {}, slots::free);
        var tokens = new AtomicInteger();
        return new CaseCommands(
                writer,
                slots,
                new ReviewerDirectory(reviewers, Set.of()),
                SERIALIZER,
                settings,
                () -> NOW,
                () -> "t" + tokens.incrementAndGet(),
                new Silent());
    }

    @BeforeEach
    void fill() {
        new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
        store.save(LongStream.rangeClosed(1, 2L * ROUNDS)
                .mapToObj(id -> openCase(new SignatureId(id), 1))
                .toList());
    }

    @AfterEach
    void drop() {
        database.drop();
        client.close();
    }

    @Test
    void aClaimTakesAtMostFourCommandsAndAVerdictThree() {
        var claims = new ArrayList<List<String>>();
        var verdicts = new ArrayList<List<String>>();

        for (int i = 0; i < ROUNDS; i++) {
            commands.take();
            var leased = (Leased) queue.claimNext(ClaimFilter.any(), RITA);
            claims.add(commands.take());
            var accepted = caseCommands.decide(leased.claim(), new Verdict.Approve(null));
            settlement.settle(unsettled);
            unsettled.clear();
            verdicts.add(commands.take());
            assertThat(accepted).isInstanceOf(VerdictAccepted.class);
        }

        assertThat(median(claims)).as("claims %s", claims).isLessThanOrEqualTo(4);
        assertThat(median(verdicts)).as("verdicts %s", verdicts).isLessThanOrEqualTo(3);
        assertThat(store.unsentBefore(NOW.plusSeconds(60), 100)).isEmpty();
    }

    @Test
    void aClaimThatFindsNothingTakesThreeCommands() {
        commands.take();

        assertThat(queue.claimNext(ClaimFilter.in(Region.GLOBAL), RITA))
                .isEqualTo(new Refused(Conflict.NOTHING_WAITING));

        assertThat(commands.take()).containsExactly("find cases", "find cases", "find reviewers");
    }

    @Test
    void claimsAtTheSameTimeShareTheirReadsAndTakeDifferentCases() throws Exception {
        var start = new CountDownLatch(1);
        var claimed = new ArrayList<SignatureId>();
        commands.take();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, 2 * ROUNDS)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return queue.claimNext(ClaimFilter.any(), Reviewer.named("reviewer-" + n));
                    }))
                    .toList();
            start.countDown();
            for (var claim : claims) {
                claimed.add(((Leased) claim.get()).signature());
            }
        }

        assertThat(claimed).hasSize(2 * ROUNDS).doesNotHaveDuplicates();
        assertThat(commands.take().stream().filter("find cases"::equals))
                .as("two for each claim alone")
                .hasSizeLessThan(2 * 2 * ROUNDS);
    }

    @Test
    void settlementsOfSeveralCasesShareTheirCommands() {
        for (int i = 0; i < ROUNDS; i++) {
            var leased = (Leased) queue.claimNext(ClaimFilter.any(), RITA);
            caseCommands.decide(leased.claim(), new Verdict.Approve(null));
        }
        commands.take();

        settlement.settle(unsettled);

        assertThat(commands.take()).containsExactly("update cases");
        assertThat(store.unsentBefore(NOW.plusSeconds(60), 100)).isEmpty();
    }

    @Test
    void firstAdmissionsOfABatchTakeOneCommand() {
        var inbox =
                new Inbox(InboxTable.of(SERIALIZER, Cases.EVALUATOR, Cases.CALENDAR), store, () -> NOW, new Silent());
        var admissions = LongStream.rangeClosed(101, 120)
                .mapToObj(id -> admitted(new SignatureId(id), 1, "Acme"))
                .toList();
        commands.take();

        var published = inbox.answer(admissions);
        assertThat(commands.take()).containsExactly("insert cases");

        assertThat(inbox.answer(admissions)).as("read again").isEqualTo(published);
        assertThat(commands.take()).containsExactly("insert cases", "find cases", "find cases");
    }

    @Test
    void writesOfOneCaseAtTheSameTimeAreNotBothDone() throws Exception {
        var known = Cases.stored(store, new SignatureId(1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = IntStream.range(0, 40)
                    .<Callable<Set<SignatureId>>>mapToObj(_ -> () -> store.save(List.of(known)))
                    .toList();

            var overtaken = 0;
            for (var write : threads.invokeAll(writes)) {
                overtaken += write.get().size();
            }

            assertThat(overtaken).isEqualTo(39);
        }
    }

    private static int median(List<List<String>> commands) {
        return commands.stream()
                .map(List::size)
                .sorted()
                .skip(commands.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static final class Silent implements ReviewMetrics {

        @Override
        public void decided(Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}
    }
}
