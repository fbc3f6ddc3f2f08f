package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.raw.StoreCeiling;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.MeasuredService;
import io.countersign.benchmarks.stages.baseline.BaselineRun;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import io.countersign.benchmarks.stages.baseline.CeilingCosts;
import io.countersign.benchmarks.stages.baseline.IdealRate;
import io.countersign.benchmarks.stages.baseline.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rate from 202 to notice, against the ideal rate. */
public final class PipelineStage {

    private static final String RESULT = "pipeline";
    private static final int ROUNDS = 2;
    private static final int MAX_WINDOWS = 48;
    private static final double TARGET_RATIO = 0.6;

    private PipelineStage() {}

    /** @param sustained applications per second */
    public record Outcome(double sustained, List<Figure> figures) {}

    public static Outcome run(BenchmarkContext context) {
        context.deployment().start(MeasuredService.values());
        try (var pipeline = context.pipeline();
                var reviewers = new SimulatedReviewers(context.deployment(), context.http())) {
            WarmUp.run(
                    "pipeline",
                    MAX_WINDOWS,
                    context.deployment(),
                    List.of(MeasuredService.values()),
                    () -> pipeline.saturate(context.seconds(15)).perSecond());
            try (var baseline = new BaselineRun(context, "-pipeline").warmedUp();
                    var store = new StoreCeiling(context.deployment().mongodb())) {
                var ceilings = new CeilingCosts(
                        context, baseline, new TopicCeiling(context.deployment().kafka()), store);
                return alternating(context, pipeline, reviewers, ceilings);
            }
        }
    }

    private static Outcome alternating(
            BenchmarkContext context, PipelineLoad pipeline, SimulatedReviewers reviewers, CeilingCosts ceilings) {
        double arrived = 0;
        long failed = 0;
        var cpu = new CpuTimes(context.deployment());
        var ideals = new ArrayList<IdealRate>();
        for (int round = 0; round < ROUNDS; round++) {
            cpu.start();
            var rate = pipeline.saturate(context.seconds(15));
            cpu.stop(rate.arrived());
            arrived += rate.perSecond() / ROUNDS;
            failed += rate.failed();
            pipeline.drain(Duration.ofSeconds(30));
            ideals.add(ceilings.measure(round));
        }
        double ideal =
                ideals.stream().mapToDouble(IdealRate::perSecond).average().orElse(0);
        var figures = new ArrayList<>(figures(arrived, failed + reviewers.failed(), ideal, ideals.getLast()));
        figures.addAll(cpu.figures(RESULT));
        return new Outcome(arrived, figures);
    }

    private static List<Figure> figures(double rate, long failed, double ideal, IdealRate last) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(
                        RESULT,
                        "202 to notice, sustained",
                        rate,
                        "/s",
                        "at most " + PipelineLoad.MAX_IN_FLIGHT + " in flight; " + failed + " failed")
                .beside(ideal, Target.atLeast(TARGET_RATIO)));
        last.steps()
                .forEach(step -> figures.add(Figure.of(
                        RESULT,
                        "raw: " + step.what(),
                        step.perSecond(),
                        "/s",
                        "%.2f operations per application, %.1f µs".formatted(step.times(), step.micros()))));
        return figures;
    }
}
