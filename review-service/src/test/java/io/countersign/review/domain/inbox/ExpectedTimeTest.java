package io.countersign.review.domain.inbox;

import static io.countersign.review.domain.cases.Cases.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseWriter;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimSlots;
import io.countersign.review.domain.claim.ReviewerDirectory;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.InMemoryReviewerStore;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A hundred reviewers on three instances and a virtual clock: applications arrive in bursts, 1,000 within two hours, and are decided in
 * queue order. An hour before, as many as usual were decided, so that the pace is known. The system property
 * {@code countersign.many.cases} sets the number of applications.
 */
class ExpectedTimeTest {

    private static final int REVIEWERS = 100;
    private static final int WARM_UP = 200;
    private static final int INSTANCES = 3;
    private static final int CASES = Integer.getInteger("countersign.many.cases", 1_000);
    private static final Duration WINDOW = Duration.ofHours(2);

    private final SplittableRandom random = new SplittableRandom(14);
    private final SplittableRandom choice = new SplittableRandom(3);
    private final InMemoryCaseStore store = new InMemoryCaseStore();
    private final InMemoryReviewerStore reviewers = new InMemoryReviewerStore();
    private final Map<SignatureId, Instant> expected = new HashMap<>();
    private final Map<SignatureId, Instant> decided = new HashMap<>();
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparing(Step::at));
    private Instant now = Cases.NOW;
    private int tokens;

    private final Inbox inbox = new Inbox(
            InboxTable.of(this::write, Cases.EVALUATOR, CALENDAR, this::forecast),
            store,
            () -> now,
            new World.Counts());
    private final List<Instance> instances =
            Stream.generate(this::instance).limit(INSTANCES).toList();

    private record Instance(CaseCommands commands, ReviewQueue queue) {}

    private Instance instance() {
        var slots = new ClaimSlots(reviewers, store, World.SETTINGS, () -> now);
        var commands = new CaseCommands(
                new CaseWriter(store, _ -> {}, _ -> {}, slots::free),
                slots,
                new ReviewerDirectory(reviewers, Set.of()),
                this::write,
                World.SETTINGS,
                () -> now,
                () -> "t" + tokens++,
                new World.Counts());
        return new Instance(commands, new ReviewQueue(store, store, reviewers, commands, () -> now, random));
    }

    private Instance any() {
        return instances.get(choice.nextInt(INSTANCES));
    }

    private record Step(Instant at, Runnable action) {}

    private PublishedEvent write(CloudEvent<DecisionEvent> event) {
        if (event.data() instanceof SentToReviewer sent) {
            expected.put(sent.signature(), Objects.requireNonNull(sent.expected()));
        }
        return Cases.SERIALIZER.write(event);
    }

    private QueueForecast forecast() {
        return new QueueForecast(
                store.statistics(now).depth(), store.decisionsSince(CALENDAR.minus(now, WINDOW)), WINDOW);
    }

    private void at(Instant time, Runnable action) {
        steps.add(new Step(time, action));
    }

    /** Exponentially distributed. */
    private Duration about(Duration mean) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * mean.toMillis()));
    }

    /** Up to twenty at a time. */
    private void arrive(int first, int last, Instant begin, Duration mean) {
        var at = begin;
        for (int id = first; id <= last; ) {
            int burst = Math.min(1 + random.nextInt(20), last - id + 1);
            for (int n = 0; n < burst; n++, id++) {
                var signature = new SignatureId(id);
                at(at, () -> inbox.answer(List.of(Cases.admitted(signature, 1, "Acme"))));
            }
            at = at.plus(about(mean.multipliedBy(burst)));
        }
    }

    /** Works on a case for four minutes on average, and pauses for six. */
    private void work(Reviewer reviewer) {
        if (any().queue().claimNext(ClaimFilter.any(), reviewer) instanceof Leased leased) {
            var work = about(Duration.ofMinutes(4));
            var time = work.compareTo(World.LEASE) < 0 ? work : World.LEASE.minusSeconds(1);
            at(now.plus(time), () -> {
                any().commands().decide(leased.claim(), new Verdict.Approve(null));
                decided.put(leased.signature(), now);
                at(now.plus(about(Duration.ofMinutes(6))), () -> work(reviewer));
            });
        } else {
            at(now.plusSeconds(30), () -> work(reviewer));
        }
    }

    @Test
    void nineOfTenAreDecidedByTheExpectedTime() {
        arrive(1, WARM_UP, now, Duration.ofSeconds(18));
        arrive(WARM_UP + 1, WARM_UP + CASES, now.plus(Duration.ofHours(1)), Duration.ofMillis(7_200));
        for (int n = 1; n <= REVIEWERS; n++) {
            var reviewer = Reviewer.named("reviewer-" + n);
            at(now.plus(about(Duration.ofMinutes(6))), () -> work(reviewer));
        }

        while (decided.size() < WARM_UP + CASES) {
            var step = steps.remove();
            now = step.at();
            step.action().run();
        }

        long inTime = decided.entrySet().stream()
                .filter(one -> one.getKey().value() > WARM_UP)
                .filter(one -> !one.getValue().isAfter(expected.get(one.getKey())))
                .count();
        LoggerFactory.getLogger(ExpectedTimeTest.class)
                .atInfo()
                .addKeyValue("cases", CASES)
                .addKeyValue("inTime", inTime)
                .log("Compared the times of decisions with the expected ones");
        assertThat(inTime).isGreaterThanOrEqualTo(CASES * 9L / 10);
        // the promise is not met by promising little
        assertThat(expected.values()).allMatch(time -> time.isBefore(now.plus(Duration.ofHours(2))));
    }
}
