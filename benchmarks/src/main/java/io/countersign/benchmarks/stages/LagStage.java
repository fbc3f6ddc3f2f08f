package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Pipeline;
import io.countersign.benchmarks.flow.Reviewers;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.JavaProcess;
import io.countersign.benchmarks.servers.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Result 5: the services behind intake stand still for a minute while applications come in at half the rate. */
public final class LagStage {

    private static final String RESULT = "5 lag";

    /** Caught up: no more than half a second's work is on its way. */
    private static final double CAUGHT_UP = 0.5;

    private LagStage() {}

    private record Recovery(double seconds, int behind, boolean isDone) {}

    public static List<Figure> run(Bench bench, double sustained) {
        double rate = sustained / 2;
        var pause = bench.seconds(60);
        var whole = pause.multipliedBy(9).dividedBy(4).plusSeconds(5);
        try (var pipeline = bench.pipeline();
                var _ = new Reviewers(bench.deployment(), bench.http())) {
            var load = CompletableFuture.supplyAsync(() -> pipeline.pace(rate, whole));
            rest(Duration.ofSeconds(5));
            var recovery = pausedFor(bench, pause, pipeline, rate);
            load.join();
            return figures(rate, pause, recovery);
        }
    }

    private static List<Figure> figures(double rate, Duration pause, Recovery recovery) {
        var conditions = "quota, review and notification stopped for %d s at %.0f/s".formatted(pause.toSeconds(), rate);
        return List.of(
                Figure.of(
                        RESULT,
                        recovery.isDone() ? "caught up after" : "not caught up after",
                        recovery.seconds(),
                        "s",
                        conditions),
                Figure.of(RESULT, "behind at the end of the pause", recovery.behind(), "applications", conditions),
                Figure.of(
                                RESULT,
                                "rate while catching up",
                                recovery.behind() / recovery.seconds() + rate,
                                "/s",
                                "beside the sustained rate as ceiling")
                        .beside(2 * rate, null));
    }

    private static Recovery pausedFor(Bench bench, Duration pause, Pipeline pipeline, double rate) {
        var behindIntake = Stream.of(Service.QUOTA, Service.REVIEW, Service.NOTIFICATION)
                .map(bench.deployment()::process)
                .toList();
        behindIntake.forEach(JavaProcess::pause);
        rest(pause);
        behindIntake.forEach(JavaProcess::resume);
        int behind = pipeline.underway();
        long start = System.nanoTime();
        long end = start + pause.multipliedBy(4).toNanos();
        while (pipeline.underway() > rate * CAUGHT_UP && System.nanoTime() < end) {
            rest(Duration.ofMillis(20));
        }
        return new Recovery((System.nanoTime() - start) / 1e9, behind, pipeline.underway() <= rate * CAUGHT_UP);
    }

    private static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }
}
