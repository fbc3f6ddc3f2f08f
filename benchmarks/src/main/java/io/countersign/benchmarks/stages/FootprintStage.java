package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Reviewers;
import io.countersign.benchmarks.raw.RawStore;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.Service;
import io.countersign.benchmarks.work.Applications;
import io.countersign.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Result 6: what an application takes on the wire and in the store, what a service takes in memory, how fast it starts. */
public final class FootprintStage {

    private static final String RESULT = "6 footprint";
    private static final double MIB = 1024 * 1024;
    private static final List<String> TOPICS =
            List.of(Topics.APPLICATIONS, Topics.ADMISSIONS, Topics.DECISIONS, Topics.NOTICES, Topics.SIGNATURES);

    private FootprintStage() {}

    public static List<Figure> run(Bench bench) {
        var figures = new ArrayList<Figure>();
        addBytes(bench, figures);
        addMemory(bench, figures);
        addStarts(bench, figures);
        return figures;
    }

    private static void addBytes(Bench bench, List<Figure> figures) {
        var deployment = bench.deployment();
        var topics = new RawTopics(deployment.kafka());
        double applications = topics.count(deployment.topic(Topics.APPLICATIONS));
        double records = 0;
        for (var name : TOPICS) {
            var topic = deployment.topic(name);
            records += topics.bytes(topic)
                    * (name.equals(Topics.SIGNATURES) ? Applications.APPROVED : topics.count(topic) / applications);
        }
        var request = bench.applications().next().request();
        figures.add(
                Figure.of(RESULT, "records of all topics, an application", records, "bytes", "keys, values, headers"));
        figures.add(Figure.of(RESULT, "its request", request.body().length, "bytes", "the body alone"));
        try (var store = new RawStore(deployment.mongodb())) {
            for (var service : Service.values()) {
                figures.add(stored(bench, store, service, applications));
            }
        }
    }

    private static Figure stored(Bench bench, RawStore store, Service service, double applications) {
        var database = bench.deployment().prefix() + "countersign_" + service.label();
        double bytes = store.collections(database).stream()
                .filter(collection -> !List.of("accounts", "certificates").contains(collection))
                .mapToDouble(collection -> store.bytes(database, collection) * store.count(database, collection))
                .sum();
        return Figure.of(
                RESULT,
                "documents of " + service.label() + ", an application",
                bytes / applications,
                "bytes",
                "BSON, as it was at the end of the run; without accounts and certificates");
    }

    private static void addMemory(Bench bench, List<Figure> figures) {
        var deployment = bench.deployment();
        try (var pipeline = bench.pipeline();
                var _ = new Reviewers(deployment, bench.http())) {
            long before = Loopback.bytes();
            var load = CompletableFuture.supplyAsync(() -> pipeline.saturate(bench.seconds(8)));
            LockSupport.parkNanos(bench.seconds(6).toNanos());
            addMemory(bench, "under load", figures);
            double arrived = load.join().arrived();
            figures.add(Figure.of(
                    RESULT,
                    "everything on the wire, an application",
                    (Loopback.bytes() - before) / arrived,
                    "bytes",
                    "all traffic on loopback under load: HTTP, broker, store, and whatever else runs there"));
            pipeline.drain(Duration.ofSeconds(20));
        }
        LockSupport.parkNanos(bench.seconds(4).toNanos());
        addMemory(bench, "idle after it", figures);
    }

    private static void addMemory(Bench bench, String when, List<Figure> figures) {
        for (var service : Service.values()) {
            var process = bench.deployment().process(service);
            double heap = bench.deployment().metric(service, "jvm_memory_used_bytes{area=\"heap\"") / MIB;
            figures.add(Figure.of(
                    RESULT,
                    service.label() + " " + when,
                    (double) process.residentMegabytes(),
                    "MiB RSS",
                    "heap %.0f MiB; serial collector, at most 1 GiB".formatted(heap)));
        }
    }

    private static void addStarts(Bench bench, List<Figure> figures) {
        for (var service : Service.values()) {
            var cache = "-XX:AOTCache" + "Output=" + cacheOf(bench, service);
            long plain = restarted(bench, service, List.of());
            restarted(bench, service, List.of(cache));
            long cached = restarted(bench, service, List.of("-XX:AOTCache=" + cacheOf(bench, service)));
            figures.add(Figure.of(
                            RESULT,
                            service.label() + ", start to ready with an AOT cache",
                            (double) cached,
                            "ms",
                            "one start each, jar taken apart; ceiling: without the cache")
                    .beside((double) plain, null));
        }
    }

    private static String cacheOf(Bench bench, Service service) {
        return bench.deployment()
                .settings()
                .work()
                .resolve(service.label() + ".aot")
                .toString();
    }

    private static long restarted(Bench bench, Service service, List<String> options) {
        bench.deployment().stop(service);
        return bench.deployment().startTimed(service, options);
    }
}
