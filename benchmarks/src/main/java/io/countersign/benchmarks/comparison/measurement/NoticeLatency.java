package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** From the 202 to the notice at half of the side's saturated rate, in an open loop. */
final class NoticeLatency implements Measurement {

    private static final double LOAD = 0.5;
    private static final Duration SETTLE_TIME = Duration.ofSeconds(5);

    private final Duration window;

    NoticeLatency(ComparisonSettings settings) {
        window = settings.seconds(30);
    }

    @Override
    public String name() {
        return "202 to notice";
    }

    @Override
    public List<Reading> measure(Side side) {
        double rate = LOAD * side.saturatedRate();
        return side.withPipeline(pipeline -> {
            pipeline.pace(rate, SETTLE_TIME);
            var journeys = pipeline.pace(rate, window).journeys();
            var readings = new ArrayList<Reading>();
            add(readings, "202 to notice, automatic route", journeys.automatic());
            add(readings, "202 to notice, all routes", journeys.fromAnswer());
            return readings;
        });
    }

    private static void add(List<Reading> readings, String name, Histogram micros) {
        for (int percentile : new int[] {50, 99}) {
            readings.add(
                    new Reading(name + ", p" + percentile, "ms", micros.getValueAtPercentile(percentile) / 1_000.0));
        }
    }
}
