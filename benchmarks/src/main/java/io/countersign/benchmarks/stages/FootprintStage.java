package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.raw.StoreCeiling;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.workload.ApplicationGenerator;
import io.countersign.contracts.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Bytes per application on the wire and in the store, memory of the services, and their start. */
public final class FootprintStage {

    private static final String RESULT = "footprint";
    private static final double MIB = 1024 * 1024;
    private static final List<String> TOPICS =
            List.of(Topics.APPLICATIONS, Topics.ADMISSIONS, Topics.DECISIONS, Topics.NOTICES, Topics.SIGNATURES);

    private FootprintStage() {}

    public static List<Figure> run(BenchmarkContext context) {
        var figures = new ArrayList<Figure>();
        addBytes(context, figures);
        addMemory(context, figures);
        addStarts(context, figures);
        return figures;
    }

    private static void addBytes(BenchmarkContext context, List<Figure> figures) {
        var deployment = context.deployment();
        var topics = new TopicCeiling(deployment.kafka());
        double applications = topics.count(deployment.topic(Topics.APPLICATIONS));
        double records = 0;
        for (var name : TOPICS) {
            var topic = deployment.topic(name);
            records += topics.bytes(topic)
                    * (name.equals(Topics.SIGNATURES)
                            ? ApplicationGenerator.APPROVED
                            : topics.count(topic) / applications);
        }
        var request = context.applications().next().request();
        figures.add(
                Figure.of(RESULT, "records of all topics, per application", records, "bytes", "keys, values, headers"));
        figures.add(Figure.of(RESULT, "request", request.body().length, "bytes", "body only"));
        try (var store = new StoreCeiling(deployment.mongodb())) {
            for (var service : MeasuredService.values()) {
                figures.add(stored(context, store, service, applications));
            }
        }
    }

    private static Figure stored(
            BenchmarkContext context, StoreCeiling store, MeasuredService service, double applications) {
        var database = context.deployment().prefix() + "countersign_" + service.label();
        double bytes = store.collections(database).stream()
                .filter(collection -> !List.of("accounts", "certificates").contains(collection))
                .mapToDouble(collection -> store.bytes(database, collection) * store.count(database, collection))
                .sum();
        return Figure.of(
                RESULT,
                "documents of " + service.label() + ", per application",
                bytes / applications,
                "bytes",
                "BSON at the end of the run, without accounts and certificates");
    }

    private static void addMemory(BenchmarkContext context, List<Figure> figures) {
        var deployment = context.deployment();
        try (var pipeline = context.pipeline();
                var _ = new SimulatedReviewers(deployment, context.http())) {
            long before = LoopbackTraffic.bytes();
            var load = CompletableFuture.supplyAsync(() -> pipeline.saturate(context.seconds(8)));
            LockSupport.parkNanos(context.seconds(6).toNanos());
            addMemory(context, "under load", figures);
            double arrived = load.join().arrived();
            figures.add(Figure.of(
                    RESULT,
                    "everything on the wire, per application",
                    (LoopbackTraffic.bytes() - before) / arrived,
                    "bytes",
                    "HTTP, broker, store and other traffic under load"));
            pipeline.drain(Duration.ofSeconds(20));
        }
        LockSupport.parkNanos(context.seconds(4).toNanos());
        addMemory(context, "idle after the load", figures);
    }

    private static void addMemory(BenchmarkContext context, String when, List<Figure> figures) {
        for (var service : MeasuredService.values()) {
            var process = context.deployment().process(service);
            double heap = context.deployment().metric(service, "jvm_memory_used_bytes{area=\"heap\"") / MIB;
            figures.add(Figure.of(
                    RESULT,
                    service.label() + " " + when,
                    (double) process.residentMegabytes(),
                    "MiB RSS",
                    "heap %.0f MiB; serial collector, at most 1 GiB".formatted(heap)));
        }
    }

    private static void addStarts(BenchmarkContext context, List<Figure> figures) {
        for (var service : MeasuredService.values()) {
            var cache = "-XX:AOTCache" + "Output=" + cacheOf(context, service);
            long plain = restarted(context, service, List.of());
            restarted(context, service, List.of(cache));
            long cached = restarted(context, service, List.of("-XX:AOTCache=" + cacheOf(context, service)));
            figures.add(Figure.of(
                            RESULT,
                            service.label() + ", start to ready with an AOT cache",
                            (double) cached,
                            "ms",
                            "one start each, unpacked jar; ceiling: without the cache")
                    .beside((double) plain, null));
        }
    }

    private static String cacheOf(BenchmarkContext context, MeasuredService service) {
        return context.deployment()
                .settings()
                .work()
                .resolve(service.label() + ".aot")
                .toString();
    }

    private static long restarted(BenchmarkContext context, MeasuredService service, List<String> options) {
        context.deployment().stop(service);
        return context.deployment().startTimed(service, options);
    }
}
