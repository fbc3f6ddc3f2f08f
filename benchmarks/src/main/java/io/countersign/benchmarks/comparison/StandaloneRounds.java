package io.countersign.benchmarks.comparison;

import io.countersign.benchmarks.comparison.side.ComparisonSettings;
import io.countersign.benchmarks.comparison.side.Pause;
import io.countersign.benchmarks.comparison.side.Reading;
import io.countersign.benchmarks.servers.SourceTree;
import io.countersign.benchmarks.servers.StandaloneServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code ./countersign} of both trees in turn, on data of their first start. */
final class StandaloneRounds {

    /** Idle time is measured from this time after the start on. */
    private final Duration rest;

    private final Duration window;
    private final int rounds;
    private final Path work;
    private final boolean start;
    private final boolean idle;

    StandaloneRounds(ComparisonSettings settings, Path work, boolean start, boolean idle) {
        this.rest = settings.seconds(60);
        this.window = settings.seconds(30);
        this.rounds = settings.rounds();
        this.work = work;
        this.start = start;
        this.idle = idle;
    }

    void run(SourceTree base, SourceTree current, ComparisonResults results) {
        // The first start creates the data and what a tree prepares for its later starts.
        measure(base, "base");
        measure(current, "current");
        for (int round = 0; round < rounds; round++) {
            boolean baseFirst = round % 2 == 0;
            var first = baseFirst ? measure(base, "base") : measure(current, "current");
            var second = baseFirst ? measure(current, "current") : measure(base, "base");
            results.add(baseFirst ? first : second, baseFirst ? second : first, true);
            IO.println("benchmarks: standalone, round %d: %s".formatted(round + 1, results.lastRatio()));
        }
    }

    private List<Reading> measure(SourceTree tree, String directory) {
        var readings = new ArrayList<Reading>();
        try (var server = new StandaloneServer(tree, work.resolve(directory))) {
            if (start) {
                readings.add(new Reading("standalone, start to ready", "s", server.secondsToReady()));
            }
            if (idle) {
                Pause.of(rest);
                double before = server.process().cpuSeconds();
                long from = System.nanoTime();
                Pause.of(window);
                double seconds = (System.nanoTime() - from) / 1e9;
                readings.add(new Reading(
                        "standalone, idle", "cores", (server.process().cpuSeconds() - before) / seconds));
            }
        }
        return readings;
    }
}
