package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.ProcessorShare;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.load.LoadGenerator;
import java.time.Duration;
import java.util.List;

/** How many applications intake accepts while the other services do not run. */
final class IntakeRate implements Measurement {

    private static final int USERS = 128;
    private static final Duration SETTLE_TIME = Duration.ofSeconds(2);

    private final Duration window;

    IntakeRate(ComparisonSettings settings) {
        window = settings.seconds(15);
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public List<Reading> measure(Side side) {
        load(side, SETTLE_TIME);
        double before = ProcessorShare.total(side.deployment());
        var result = load(side, window);
        double cpu = ProcessorShare.total(side.deployment()) - before;
        return List.of(
                new Reading("intake rate", "/s", result.perSecond()),
                new Reading(
                        "intake, processor time of all JVMs per application", "µs", cpu / result.succeeded() * 1e6));
    }

    private static LoadGenerator.Result load(Side side, Duration time) {
        return LoadGenerator.closed(
                USERS, time, () -> side.client().send(side.applications().next().request()));
    }
}
