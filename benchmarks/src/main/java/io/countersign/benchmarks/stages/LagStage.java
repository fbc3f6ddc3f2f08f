package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.servers.ServerProcess;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Pauses the services behind intake for a minute while applications are submitted at half the sustained rate. */
public final class LagStage {

    private static final String RESULT = "lag";

    /** Caught up: at most this many seconds' applications are in flight. */
    private static final double MAX_SECONDS_IN_FLIGHT = 0.5;

    private LagStage() {}

    private record Recovery(double seconds, int behind, boolean isDone) {}

    public static List<Figure> run(BenchmarkContext context, double sustained) {
        double rate = sustained / 2;
        var pause = context.seconds(60);
        var whole = pause.multipliedBy(9).dividedBy(4).plusSeconds(5);
        try (var pipeline = context.pipeline();
                var _ = new SimulatedReviewers(context.deployment(), context.http())) {
            var load = CompletableFuture.supplyAsync(() -> pipeline.pace(rate, whole));
            pause(Duration.ofSeconds(5));
            var recovery = pausedFor(context, pause, pipeline, rate);
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
                                "ceiling: the sustained rate")
                        .beside(2 * rate, null));
    }

    private static Recovery pausedFor(BenchmarkContext context, Duration pause, PipelineLoad pipeline, double rate) {
        var behindIntake = Stream.of(MeasuredService.QUOTA, MeasuredService.REVIEW, MeasuredService.NOTIFICATION)
                .map(context.deployment()::process)
                .toList();
        behindIntake.forEach(ServerProcess::pause);
        pause(pause);
        behindIntake.forEach(ServerProcess::resume);
        int behind = pipeline.inFlight();
        long start = System.nanoTime();
        long end = start + pause.multipliedBy(4).toNanos();
        while (pipeline.inFlight() > rate * MAX_SECONDS_IN_FLIGHT && System.nanoTime() < end) {
            pause(Duration.ofMillis(20));
        }
        return new Recovery(
                (System.nanoTime() - start) / 1e9, behind, pipeline.inFlight() <= rate * MAX_SECONDS_IN_FLIGHT);
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
    }
}
