package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Pause;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import java.time.Duration;
import java.util.List;

/** Processor time of the four services with broker and store while no request arrives. */
final class IdleLoad implements Measurement {

    private final Duration rest;
    private final Duration window;

    IdleLoad(ComparisonSettings settings) {
        rest = settings.seconds(30);
        window = settings.seconds(30);
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public boolean needsWarmJvm() {
        return false;
    }

    @Override
    public List<Reading> measure(Side side) {
        side.withPipeline(_ -> side);
        Pause.of(rest);
        var cpu = new ProcessorTime(side.deployment());
        Pause.of(window);
        return List.of(new Reading("idle, services with broker and store", "cores", cpu.cores()));
    }
}
