package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import java.time.Duration;
import java.util.List;

/** Processor time per application at a quarter of the side's saturated rate. */
final class QuarterLoad implements Measurement {

    private static final double LOAD = 0.25;
    private static final Duration SETTLE_TIME = Duration.ofSeconds(3);

    private final Duration window;

    QuarterLoad(ComparisonSettings settings) {
        window = settings.seconds(30);
    }

    @Override
    public String name() {
        return "quarter load";
    }

    @Override
    public List<Reading> measure(Side side) {
        double rate = LOAD * side.saturatedRate();
        return side.withPipeline(pipeline -> {
            pipeline.pace(rate, SETTLE_TIME);
            var cpu = new ProcessorTime(side.deployment());
            var latency = pipeline.pace(rate, window);
            return cpu.perApplication(
                    "at a quarter of the rate", latency.journeys().fromAnswer().getTotalCount());
        });
    }
}
