package io.countersign.benchmarks.stages;

import io.countersign.benchmarks.flow.Journeys.Histograms;
import io.countersign.benchmarks.flow.Pipeline;
import io.countersign.benchmarks.flow.Pipeline.Latency;
import io.countersign.benchmarks.flow.Reviewers;
import io.countersign.benchmarks.raw.RawTopics;
import io.countersign.benchmarks.raw.Relay;
import io.countersign.benchmarks.report.Figure;
import io.countersign.benchmarks.report.Figure.Target;
import io.countersign.benchmarks.servers.JavaProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** Result 3: how long it takes at half the sustained rate, beside bare relays of as many hops. */
public final class LatencyStage {

    private static final String RESULT = "3 latency";
    private static final int RELAYS = 3;
    private static final int MOST_TRIES = 5;
    private static final double WANTED = 3;
    private static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

    private LatencyStage() {}

    public static List<Figure> run(Bench bench, double sustained) {
        double rate = sustained / 2;
        Latency system;
        try (var pipeline = bench.pipeline();
                var _ = new Reviewers(bench.deployment(), bench.http())) {
            pipeline.pace(rate, bench.seconds(6));
            system = pipeline.pace(rate, bench.seconds(30));
        }
        return figures(rate, system, relayed(bench, rate));
    }

    /** HTTP → topic → relay → topic → relay → topic → relay → topic. */
    private static Latency relayed(Bench bench, double rate) {
        var deployment = bench.deployment();
        var relays = new ArrayList<JavaProcess>();
        try (var bare = new BareRun(bench, "-relayed").warmedUp()) {
            var topic = bare.topic();
            for (int i = 1; i <= RELAYS; i++) {
                var next = deployment.topic("relayed-" + i);
                new RawTopics(deployment.kafka()).create(next);
                relays.add(deployment.ours("relay-" + i, Relay.class, deployment.kafka(), topic, next));
                topic = next;
            }
            try (var pipeline = new Pipeline(bench.http(), bare::draft, deployment.kafka(), topic)) {
                settle(pipeline, rate, bench.seconds(8));
                return pipeline.pace(rate, bench.seconds(20));
            }
        } finally {
            relays.forEach(JavaProcess::close);
        }
    }

    /** Until what the warm-up sent has gone through all relays. */
    private static void settle(Pipeline pipeline, double rate, Duration time) {
        for (int tries = 0; pipeline.pace(rate, time).missing() > 0; tries++) {
            if (tries == MOST_TRIES) {
                throw new IllegalStateException("the relays do not keep up");
            }
        }
    }

    private static List<Figure> figures(double rate, Latency system, Latency bare) {
        var figures = new ArrayList<Figure>();
        var conditions = "open loop of %.0f/s, from when each was due; %d failed, %d never came out"
                .formatted(rate, system.answers().failed(), system.missing());
        add(figures, "202", system.answers().latency(), bare.answers().latency(), conditions);
        addJourneys(figures, "due to notice, automatic route", Histograms::automaticFromDue, system, bare, conditions);
        addJourneys(figures, "202 to notice, automatic route", Histograms::automatic, system, bare, conditions);
        addJourneys(
                figures,
                "202 to notice, with reviewers",
                Histograms::fromAnswer,
                system,
                bare,
                conditions + "; a reviewer's two requests and rests of 100 ms are in it");
        return figures;
    }

    private static void addJourneys(
            List<Figure> figures,
            String what,
            Function<Histograms, Histogram> which,
            Latency system,
            Latency bare,
            String conditions) {
        add(figures, what, which.apply(system.journeys()), which.apply(bare.journeys()), conditions);
    }

    private static void add(List<Figure> figures, String what, Histogram system, Histogram bare, String conditions) {
        for (double percentile : PERCENTILES) {
            var target = percentile == 99.0 ? Target.atMost(WANTED) : null;
            figures.add(Figure.of(
                            RESULT,
                            what + ", p" + (percentile == 99.9 ? "99.9" : String.valueOf((int) percentile)),
                            millis(system, percentile),
                            "ms",
                            conditions)
                    .beside(millis(bare, percentile), target));
        }
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1_000.0;
    }
}
