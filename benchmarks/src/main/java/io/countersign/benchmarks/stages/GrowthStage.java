package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Pipeline;
import io.countersign.benchmarks.flow.Pipeline.Latency;
import io.countersign.benchmarks.flow.Reviewers;
import io.countersign.benchmarks.load.Load;
import io.countersign.benchmarks.raw.Copies;
import io.countersign.benchmarks.raw.Copies.Kept;
import io.countersign.benchmarks.raw.RawStore;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.work.Applications;
import io.countersign.benchmarks.work.Approved;
import io.countersign.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Result 4: the rate with many more signatures stored, and what an account at its limit does to the others. */
public final class GrowthStage {

    private static final String RESULT = "4 growth";
    private static final double WANTED = 0.9;
    /** Of all applications, those of the account at its limit. */
    private static final double HOT = 0.2;

    private static final int FEW = 10_000;
    /** Those with a document for each signature, by service. */
    private static final Map<String, String> KEPT =
            Map.of("intake", "views", "review", "cases", "notification", "notices");
    /** In which what the registry has got is read by all. */
    private static final Duration REST_AFTER_FILLING = Duration.ofSeconds(60);
    /** Above every id that a run hands out. */
    private static final long FIRST_COPY = 1_000_000_000L;

    private GrowthStage() {}

    public static List<Figure> run(Bench bench, double sustained, int signatures) {
        try (var pipeline = bench.pipeline();
                var _ = new Reviewers(bench.deployment(), bench.http())) {
            var hot = hotAccount(bench, pipeline, sustained / 2);
            pipeline.drain(Duration.ofSeconds(30));
            long few = shrink(bench);
            pipeline.saturate(bench.seconds(8));
            double before = pipeline.saturate(bench.seconds(15)).perSecond();
            pipeline.drain(Duration.ofSeconds(30));
            fill(bench, (int) Math.max(0, signatures - stored(bench)));
            long many = stored(bench);
            pipeline.saturate(bench.seconds(8));
            double after = pipeline.saturate(bench.seconds(15)).perSecond();
            var rate = Figure.of(
                            RESULT,
                            "202 to notice, sustained, with %,d signatures stored".formatted(many),
                            after,
                            "/s",
                            "ceiling: with %,d stored".formatted(few))
                    .beside(before, Target.atLeast(WANTED));
            return List.of(rate, hot);
        }
    }

    /** The rate with few needs services that have run for a while, and those have stored many. */
    private static long shrink(Bench bench) {
        try (var store = new RawStore(bench.deployment().mongodb())) {
            KEPT.forEach((service, collection) -> store.keep(database(bench, service), collection, FEW));
        }
        return stored(bench);
    }

    private static long stored(Bench bench) {
        try (var store = new RawStore(bench.deployment().mongodb())) {
            return store.count(database(bench, "intake"), "views");
        }
    }

    /** Views, cases and notices; ledgers and lists are as long as an account's signatures, however many accounts there are. */
    private static void fill(Bench bench, int more) {
        try (var copies = new Copies(bench.deployment().mongodb())) {
            KEPT.forEach((service, collection) ->
                    copies.insert(new Kept(database(bench, service), collection), FIRST_COPY, more));
        }
        approve(bench, (int) (more * Applications.APPROVED));
    }

    /** As many names more in the registry, which every instance of intake and review holds in memory. */
    private static void approve(Bench bench, int more) {
        var topic = bench.deployment().topic(Topics.SIGNATURES);
        new RawTopics(bench.deployment().kafka())
                .send(IntStream.range(0, more).mapToObj(number -> Approved.record(topic, FIRST_COPY + number, number)));
        LockSupport.parkNanos(REST_AFTER_FILLING.toNanos());
    }

    private static String database(Bench bench, String service) {
        return bench.deployment().prefix() + "countersign_" + service;
    }

    /** Beside the same rate of all accounts: what counts is that it is one, not that there are more applications. */
    private static Figure hotAccount(Bench bench, Pipeline pipeline, double rate) {
        double ofHot = rate * HOT;
        double others = rate - ofHot;
        Load.closed(
                16,
                bench.seconds(2),
                () -> bench.http().send(bench.applications().ofHotAccount()));
        // What comes after the burst is out when the burst is.
        pipeline.pace(rate, bench.seconds(5));
        var spread = pipeline.pace(rate, bench.seconds(10));
        var hot = CompletableFuture.supplyAsync(() -> Load.open(
                ofHot,
                bench.seconds(10),
                () -> bench.http().send(bench.applications().ofHotAccount())));
        var beside = pipeline.pace(others, bench.seconds(10));
        hot.join();
        return Figure.of(
                        RESULT,
                        "202 to notice of the others, p99, beside an account at its limit",
                        p99(beside),
                        "ms",
                        "%.0f/s, and %.0f/s of one account that is refused; ceiling: %.0f/s of all accounts"
                                .formatted(others, ofHot, rate))
                .beside(p99(spread), Target.atMost(1.5));
    }

    private static double p99(Latency latency) {
        return latency.journeys().automatic().getValueAtPercentile(99) / 1_000.0;
    }
}
