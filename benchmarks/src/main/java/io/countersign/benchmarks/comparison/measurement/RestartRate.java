package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.flow.SimulatedReviewers;
import io.countersign.benchmarks.servers.MeasuredService;
import java.time.Duration;
import java.util.List;

/** The rate in the first seconds after all services were started again, as a part of the steady rate. */
final class RestartRate implements Measurement {

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public boolean needsWarmJvm() {
        return false;
    }

    @Override
    public List<Reading> measure(Side side) {
        var deployment = side.deployment();
        deployment.stop(MeasuredService.values());
        long start = System.nanoTime();
        deployment.start(MeasuredService.values());
        double seconds = (System.nanoTime() - start) / 1e9;
        try (var pipeline = new PipelineLoad(
                        side.client(), side.applications()::next, deployment.kafka(), deployment.noticesTopic());
                var _ = new SimulatedReviewers(deployment, side.client())) {
            double rate = pipeline.saturate(WINDOW).perSecond();
            pipeline.drain(DRAIN_TIMEOUT);
            return List.of(
                    new Reading(
                            "rate in the first 20 s after a restart, of the steady rate",
                            "",
                            rate / side.saturatedRate()),
                    new Reading("start to ready of the four services side by side", "s", seconds));
        }
    }
}
