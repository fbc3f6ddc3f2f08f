package io.countersign.benchmarks.comparison.measurement;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Measurement;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.comparison.side.Side;
import io.countersign.benchmarks.flow.PipelineLoad;
import io.countersign.benchmarks.servers.MeasuredService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rate, processor time, store commands and memory with as much load as goes through. */
final class PipelineRate implements Measurement {

    private static final String STORE_COMMANDS = "mongodb_driver_commands_seconds_count";
    private static final Duration SETTLE_TIME = Duration.ofSeconds(5);

    private final Duration window;

    PipelineRate(ComparisonSettings settings) {
        window = settings.seconds(20);
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public List<Reading> measure(Side side) {
        return side.withPipeline(pipeline -> {
            pipeline.saturate(SETTLE_TIME);
            return measure(side, pipeline);
        });
    }

    private List<Reading> measure(Side side, PipelineLoad pipeline) {
        var cpu = new ProcessorTime(side.deployment());
        double commands = storeCommands(side);
        var rate = pipeline.saturate(window);
        side.saturatedRate(rate.perSecond());
        var readings = new ArrayList<Reading>();
        readings.add(new Reading("pipeline rate", "/s", rate.perSecond()));
        readings.addAll(cpu.perApplication("saturated", rate.arrived()));
        double sent = storeCommands(side) - commands;
        if (sent > 0) {
            readings.add(new Reading("store commands per application", "commands", sent / rate.arrived()));
        }
        for (var service : MeasuredService.values()) {
            readings.add(new Reading(
                    "memory of " + service.label() + " under load",
                    "MiB",
                    side.deployment().process(service).residentMegabytes()));
        }
        return readings;
    }

    /** Of all services; 0 where they do not count them. */
    private static double storeCommands(Side side) {
        double commands = 0;
        for (var service : MeasuredService.values()) {
            commands += side.deployment().metric(service, STORE_COMMANDS);
        }
        return commands;
    }
}
