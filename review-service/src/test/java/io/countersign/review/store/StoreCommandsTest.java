package io.countersign.review.store;

import static io.countersign.review.domain.cases.Cases.NOW;
import static io.countersign.review.domain.cases.Cases.SCRIBE;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.IndexInitializer;
import io.countersign.platform.store.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Ruled;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Conflict;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.cases.Verdict;
import io.countersign.review.domain.decision.Settlement;
import io.countersign.review.domain.queue.CaseCommands;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ClaimSettings;
import io.countersign.review.domain.queue.ClaimSlots;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.ReviewerDirectory;
import io.countersign.review.domain.reviewer.Reviewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How many store commands a reviewer's work takes, without contention. */
class StoreCommandsTest {

    private static final int ROUNDS = 9;
    private static final Reviewer RITA = Reviewer.named("rita");

    private final AtomicInteger commands = new AtomicInteger();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestServers.mongoUri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    commands.incrementAndGet();
                }
            })
            .build());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final MongoCaseStore store = new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());
    private final List<Case> unsettled = new ArrayList<>();
    private final Settlement settlement = new Settlement(store, _ -> {}, () -> NOW, Duration.ofSeconds(5));
    private final CaseCommands desk = desk();
    private final ReviewQueue queue = new ReviewQueue(
            store, store, new MongoReviewerStore(database), desk, () -> NOW, RandomGenerator.of("L64X128MixRandom"));

    private CaseCommands desk() {
        var settings = ClaimSettings.of(Duration.ofMinutes(15));
        var reviewers = new MongoReviewerStore(database);
        var slots = new ClaimSlots(reviewers, store, settings, () -> NOW);
        var writer = new CaseWriter(store, unsettled::add, _ -> {}, slots::free);
        var tokens = new AtomicInteger();
        return new CaseCommands(
                writer,
                slots,
                new ReviewerDirectory(reviewers, Set.of()),
                SCRIBE,
                settings,
                () -> NOW,
                () -> "t" + tokens.incrementAndGet(),
                new Silent());
    }

    @BeforeEach
    void fill() {
        new IndexInitializer(database, List.of(ReviewIndexes.CASES), IndexMode.CREATE).run();
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
    void claimAndAVerdictTakeAtMostFourCommandsEach() {
        var claims = new ArrayList<Integer>();
        var verdicts = new ArrayList<Integer>();

        for (int i = 0; i < ROUNDS; i++) {
            commands.set(0);
            var leased = (Leased) queue.claimNext(ClaimFilter.any(), RITA);
            claims.add(commands.getAndSet(0));
            var ruled = desk.rule(
                    leased.signature(), leased.revision(), leased.lease().holder(), new Verdict.Approve(null));
            settlement.settle(unsettled);
            unsettled.clear();
            verdicts.add(commands.get());
            assertThat(ruled).isInstanceOf(Ruled.class);
        }

        assertThat(median(claims)).as("claims %s", claims).isLessThanOrEqualTo(4);
        assertThat(median(verdicts)).as("verdicts %s", verdicts).isLessThanOrEqualTo(4);
        assertThat(store.unsentBefore(NOW.plusSeconds(60), 100)).isEmpty();
    }

    @Test
    void settlementsOfSeveralCasesShareTheirCommands() {
        for (int i = 0; i < ROUNDS; i++) {
            var leased = (Leased) queue.claimNext(ClaimFilter.any(), RITA);
            desk.rule(leased.signature(), leased.revision(), leased.lease().holder(), new Verdict.Approve(null));
        }
        commands.set(0);

        settlement.settle(unsettled);

        assertThat(commands).hasValueLessThanOrEqualTo(2);
        assertThat(store.unsentBefore(NOW.plusSeconds(60), 100)).isEmpty();
    }

    private static int median(List<Integer> counts) {
        return counts.stream().sorted().skip(counts.size() / 2).findFirst().orElseThrow();
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
