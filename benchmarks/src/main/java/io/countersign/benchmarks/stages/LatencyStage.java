package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.JourneyTimes.Histograms;
import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.PipelineLoad.Latency;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.raw.TopicCeiling;
import io.countersign.benchmarks.raw.TopicRelay;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.ServerProcess;
import io.countersign.benchmarks.stages.baseline.BaselineRun;
import io.countersign.benchmarks.stages.baseline.BenchmarkContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Latency at half the sustained rate, against baseline relays with the same number of hops. */
public final class LatencyStage {

    private static final String RESULT = "latency";
    private static final int RELAYS = 3;
    private static final int MAX_ATTEMPTS = 5;
    private static final double TARGET_RATIO = 3;
    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    private LatencyStage() {}

    public static List<Figure> run(BenchmarkContext context, double sustained) {
        double rate = sustained / 2;
        Latency system;
        try (var pipeline = context.pipeline();
                var _ = new SimulatedReviewers(context.deployment(), context.http())) {
            pipeline.pace(rate, context.seconds(6));
            system = pipeline.pace(rate, context.seconds(30));
        }
        return figures(rate, system, relayed(context, rate));
    }

    /** HTTP → topic → relay → topic → relay → topic → relay → topic. */
    private static Latency relayed(BenchmarkContext context, double rate) {
        var deployment = context.deployment();
        var relays = new ArrayList<ServerProcess>();
        try (var baseline = new BaselineRun(context, "-relayed").warmedUp()) {
            var topic = baseline.topic();
            for (int i = 1; i <= RELAYS; i++) {
                var next = deployment.topic("relayed-" + i);
                new TopicCeiling(deployment.kafka()).create(next);
                relays.add(deployment.startOwn("relay-" + i, TopicRelay.class, deployment.kafka(), topic, next));
                topic = next;
            }
            try (var pipeline = new PipelineLoad(context.http(), baseline::draft, deployment.kafka(), topic)) {
                settle(pipeline, rate, context.seconds(8));
                return pipeline.pace(rate, context.seconds(20));
            }
        } finally {
            relays.forEach(ServerProcess::close);
        }
    }

    /** Repeats until all records have passed the relays. */
    private static void settle(PipelineLoad pipeline, double rate, Duration time) {
        for (int attempts = 0; pipeline.pace(rate, time).missing() > 0; attempts++) {
            if (attempts == MAX_ATTEMPTS) {
                throw new IllegalStateException("The relays do not keep up");
            }
        }
    }

    private static List<Figure> figures(double rate, Latency system, Latency baseline) {
        var figures = new ArrayList<Figure>();
        var conditions = "open loop of %.0f/s, from the scheduled times; %d failed, %d without a notice"
                .formatted(rate, system.answers().failed(), system.missing());
        add(figures, "202", system.answers().latency(), baseline.answers().latency(), conditions);
        addJourneys(
                figures, "due to notice, automatic route", Histograms::automaticFromDue, system, baseline, conditions);
        addJourneys(figures, "202 to notice, automatic route", Histograms::automatic, system, baseline, conditions);
        addJourneys(
                figures,
                "202 to notice, with reviewers",
                Histograms::fromAnswer,
                system,
                baseline,
                conditions + "; includes a reviewer's two requests and polls every 100 ms");
        return figures;
    }

    private static void addJourneys(
            List<Figure> figures,
            String what,
            Function<Histograms, Histogram> which,
            Latency system,
            Latency baseline,
            String conditions) {
        add(figures, what, which.apply(system.journeys()), which.apply(baseline.journeys()), conditions);
    }

    private static void add(
            List<Figure> figures, String what, Histogram system, Histogram baseline, String conditions) {
        for (double percentile : PERCENTILES) {
            var target = percentile == 99.0 ? Target.atMost(TARGET_RATIO) : null;
            figures.add(Figure.of(
                            RESULT,
                            what + ", p" + (percentile == 99.9 ? "99.9" : String.valueOf((int) percentile)),
                            millis(system, percentile),
                            "ms",
                            conditions)
                    .beside(millis(baseline, percentile), target));
        }
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000.0;
    }
}
