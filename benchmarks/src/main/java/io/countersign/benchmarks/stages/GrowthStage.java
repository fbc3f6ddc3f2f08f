package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.PipelineLoad.Latency;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.load.LoadGenerator;
import io.countersign.benchmarks.raw.DocumentCopier;
import io.countersign.benchmarks.raw.SignatureCollections;
import io.countersign.benchmarks.raw.StoreCeiling;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import io.countersign.benchmarks.workload.RegistryRecords;
import io.countersign.contracts.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The rate with many more signatures stored, and the latency of other accounts next to one at its limit. */
public final class GrowthStage {

    private static final String RESULT = "growth";
    private static final double TARGET_RATIO = 0.9;
    /** The part of the applications that the account at its limit sends. */
    private static final double HOT_ACCOUNT_SHARE = 0.2;

    private static final int FEW_SIGNATURES = 10_000;
    /** The time in which all instances read the added records of the registry. */
    private static final Duration REGISTRY_READ_TIME = Duration.ofSeconds(60);
    /** Above every id that a run assigns. */
    private static final long FIRST_COPY = 1_000_000_000L;

    private GrowthStage() {}

    public static List<Figure> run(BenchmarkContext context, double sustained, int signatures) {
        try (var pipeline = context.pipeline();
                var _ = new SimulatedReviewers(context.deployment(), context.http())) {
            var hot = hotAccount(context, pipeline, sustained / 2);
            pipeline.drain(Duration.ofSeconds(30));
            long few = shrink(context);
            pipeline.saturate(context.seconds(8));
            double before = pipeline.saturate(context.seconds(15)).perSecond();
            pipeline.drain(Duration.ofSeconds(30));
            fill(context, (int) Math.max(0, signatures - stored(context)));
            long many = stored(context);
            pipeline.saturate(context.seconds(8));
            double after = pipeline.saturate(context.seconds(15)).perSecond();
            var rate = Figure.of(
                            RESULT,
                            "202 to notice, sustained, with %,d signatures stored".formatted(many),
                            after,
                            "/s",
                            "ceiling: with %,d stored".formatted(few))
                    .beside(before, Target.atLeast(TARGET_RATIO));
            return List.of(rate, hot);
        }
    }

    /** Removes documents, as the warm-up has stored many. */
    private static long shrink(BenchmarkContext context) {
        var deployment = context.deployment();
        SignatureCollections.keepNewest(deployment.mongodb(), deployment.prefix(), FEW_SIGNATURES);
        return stored(context);
    }

    private static long stored(BenchmarkContext context) {
        try (var store = new StoreCeiling(context.deployment().mongodb())) {
            return store.count(
                    SignatureCollections.database(context.deployment().prefix(), "intake"), "views");
        }
    }

    /** Copies views, cases and notices. Ledgers grow with the signatures of one account only. */
    private static void fill(BenchmarkContext context, int more) {
        try (var copies = new DocumentCopier(context.deployment().mongodb())) {
            SignatureCollections.of(context.deployment().prefix())
                    .forEach(collection -> copies.insert(collection, FIRST_COPY, more));
        }
        approve(context, (int) (more * ApplicationGenerator.APPROVED));
    }

    /** Adds names to the registry, which intake stores and every instance of review holds in memory. */
    private static void approve(BenchmarkContext context, int more) {
        var topic = context.deployment().topic(Topics.SIGNATURES);
        new TopicCeiling(context.deployment().kafka())
                .send(IntStream.range(0, more)
                        .mapToObj(number -> RegistryRecords.record(topic, FIRST_COPY + number, number)));
        LockSupport.parkNanos(REGISTRY_READ_TIME.toNanos());
    }

    /** The total rate is the same with and without the account at its limit. */
    private static Figure hotAccount(BenchmarkContext context, PipelineLoad pipeline, double rate) {
        double ofHot = rate * HOT_ACCOUNT_SHARE;
        double others = rate - ofHot;
        LoadGenerator.closed(
                16,
                context.seconds(2),
                () -> context.http().send(context.applications().ofHotAccount()));
        // The notices of the burst are read before the measurement.
        pipeline.pace(rate, context.seconds(5));
        var spread = pipeline.pace(rate, context.seconds(10));
        var hot = CompletableFuture.supplyAsync(() -> LoadGenerator.open(
                ofHot,
                context.seconds(10),
                () -> context.http().send(context.applications().ofHotAccount())));
        var beside = pipeline.pace(others, context.seconds(10));
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
