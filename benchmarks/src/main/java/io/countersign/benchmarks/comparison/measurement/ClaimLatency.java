package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.flow.ReviewRequests;
import io.countersign.benchmarks.flow.ReviewRequests.Lease;
import io.countersign.benchmarks.load.LoadClient.Reply;
import io.countersign.benchmarks.load.LoadGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** How long the claim of the next case takes with a number of open cases. Each claim is released again. */
final class ClaimLatency implements Measurement {

    private static final int REVIEWERS = 4;
    private static final int WRITERS = 64;
    private static final Duration WRITE_WINDOW = Duration.ofSeconds(1);
    private static final Duration OPEN_TIMEOUT = Duration.ofMinutes(30);
    /** The cases of so many of the last submissions are looked up to see whether all are open. */
    private static final int LOOKED_UP = 64;

    private static final long MAX_MICROS = 60_000_000;

    private final Duration window;
    private final int openCases;

    ClaimLatency(ComparisonSettings settings, int openCases) {
        this.window = settings.seconds(10);
        this.openCases = openCases;
    }

    @Override
    public String name() {
        return "claim with %,d open cases".formatted(openCases);
    }

    @Override
    public void prepare(Side side) {
        var last = new ConcurrentLinkedDeque<String>();
        while (side.openCases() < openCases) {
            var sent = new AtomicInteger();
            int missing = openCases - side.openCases();
            var result = LoadGenerator.closed(
                    WRITERS,
                    WRITE_WINDOW,
                    () -> sent.getAndIncrement() < missing
                            ? side.client()
                                    .send(side.applications().nextReviewed())
                                    .doOnNext(reply -> remember(last, reply))
                            : Mono.delay(Duration.ofMillis(10)).then(Mono.empty()));
            side.addOpenCases((int) result.succeeded());
        }
        awaitOpen(side, List.copyOf(last));
    }

    private static void remember(ConcurrentLinkedDeque<String> last, Reply reply) {
        if (reply.isSuccess()) {
            last.add(JsonMapper.shared().readTree(reply.body()).path("id").stringValue());
            if (last.size() > LOOKED_UP) {
                last.poll();
            }
        }
    }

    private static void awaitOpen(Side side, List<String> ids) {
        var requests = ReviewRequests.of(side.deployment(), "observer");
        long end = System.nanoTime() + OPEN_TIMEOUT.toNanos();
        for (var id : ids) {
            while (Objects.requireNonNull(side.client().send(requests.show(id)).block())
                            .status()
                    != 200) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(side.label() + ": case " + id + " is not open");
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    @Override
    public boolean leavesOldDocuments() {
        return false;
    }

    @Override
    public List<Reading> measure(Side side) {
        var claims = new ConcurrentHistogram(MAX_MICROS, 3);
        var missed = new AtomicLong();
        var examined = DocumentsExamined.start(side.deployment());
        var reviewers = new AtomicInteger();
        LoadGenerator.closed(REVIEWERS, window, () -> {
            var requests = side.reviewer(reviewers.getAndIncrement() % REVIEWERS);
            long start = System.nanoTime();
            return side.client().send(requests.claimNext()).flatMap(reply -> {
                claims.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - start) / 1_000));
                if (reply.status() != 200) {
                    missed.incrementAndGet();
                    return Mono.just(reply);
                }
                return side.client().send(requests.release(Lease.of(reply)));
            });
        });
        if (missed.get() > claims.getTotalCount() / 10) {
            throw new IllegalStateException(side.label() + ": " + missed + " claims found no case");
        }
        var readings = new ArrayList<>(List.of(
                new Reading(name() + ", p50", "ms", claims.getValueAtPercentile(50) / 1_000.0),
                new Reading(name() + ", p99", "ms", claims.getValueAtPercentile(99) / 1_000.0)));
        // A release finds its document by the id, which is one of the documents that are counted here.
        examined.sinceStart()
                .ifPresent(count -> readings.add(new Reading(
                        name() + ", documents examined per claim and release",
                        "documents",
                        count / claims.getTotalCount())));
        return readings;
    }
}
