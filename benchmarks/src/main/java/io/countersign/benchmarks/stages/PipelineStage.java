package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Pipeline;
import io.countersign.benchmarks.flow.Reviewers;
import io.countersign.benchmarks.raw.RawStore;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Result 2: how many applications go from 202 to notice, beside what the raw costs of all hops would allow. */
public final class PipelineStage {

    private static final String RESULT = "2 pipeline";
    private static final int ROUNDS = 2;
    private static final int MOST_WINDOWS = 48;
    private static final double WANTED = 0.6;

    private PipelineStage() {}

    /** @param sustained applications per second */
    public record Outcome(double sustained, List<Figure> figures) {}

    public static Outcome run(Bench bench) {
        bench.deployment().start(Service.values());
        try (var pipeline = bench.pipeline();
                var reviewers = new Reviewers(bench.deployment(), bench.http())) {
            WarmUp.run(
                    "pipeline",
                    MOST_WINDOWS,
                    bench.deployment(),
                    List.of(Service.values()),
                    () -> pipeline.saturate(bench.seconds(15)).perSecond());
            try (var bare = new BareRun(bench, "-pipeline").warmedUp();
                    var store = new RawStore(bench.deployment().mongodb())) {
                var ceilings = new RawCosts(
                        bench, bare, new RawTopics(bench.deployment().kafka()), store);
                return alternating(bench, pipeline, reviewers, ceilings);
            }
        }
    }

    private static Outcome alternating(Bench bench, Pipeline pipeline, Reviewers reviewers, RawCosts ceilings) {
        double arrived = 0;
        long failed = 0;
        var cpu = new Cpu(bench.deployment());
        var ideals = new ArrayList<Ideal>();
        for (int round = 0; round < ROUNDS; round++) {
            cpu.start();
            var rate = pipeline.saturate(bench.seconds(15));
            cpu.stop(rate.arrived());
            arrived += rate.perSecond() / ROUNDS;
            failed += rate.failed();
            pipeline.drain(Duration.ofSeconds(30));
            ideals.add(ceilings.measure(round));
        }
        double ideal = ideals.stream().mapToDouble(Ideal::perSecond).average().orElse(0);
        var figures = new ArrayList<>(figures(arrived, failed + reviewers.failed(), ideal, ideals.getLast()));
        figures.addAll(cpu.figures(RESULT));
        return new Outcome(arrived, figures);
    }

    private static List<Figure> figures(double rate, long failed, double ideal, Ideal last) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(
                        RESULT,
                        "202 to notice, sustained",
                        rate,
                        "/s",
                        "at most " + Pipeline.WINDOW + " on their way; " + failed + " failed")
                .beside(ideal, Target.atLeast(WANTED)));
        last.steps()
                .forEach(step -> figures.add(Figure.of(
                        RESULT,
                        "raw: " + step.what(),
                        step.perSecond(),
                        "/s",
                        "%.2f times an application, %.1f µs".formatted(step.times(), step.micros()))));
        return figures;
    }
}
