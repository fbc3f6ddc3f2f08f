package io.countersign.simulation;

import io.countersign.commandline.ManifestVersion;
import io.countersign.simulation.setting.Guard;
import io.countersign.simulation.setting.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: runs many seeds and prints their rate. A failing seed is printed and can be replayed exactly. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        description = "Runs the protocol under a seeded scheduler that crashes, stalls, repeats and reorders.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:no violation", "1:a seed found a violation", "2:usage"})
public final class SimulationCommand implements Callable<Integer> {

    private static final int SEEDS_PER_REPORT = 2_000;

    @Option(names = "--seeds", paramLabel = "N", description = "number of seeds (default: ${DEFAULT-VALUE})")
    private long seeds = 2_000;

    @Option(names = "--from", paramLabel = "N", description = "first seed (default: ${DEFAULT-VALUE})")
    private long from = 1;

    @Option(names = "--steps", paramLabel = "N", description = "moves per seed (default: ${DEFAULT-VALUE})")
    private int steps = 200;

    @Option(
            names = "--without",
            paramLabel = "GUARD",
            description =
                    "without one of the protocol's guards, to see the violation that it prevents: ${COMPLETION-CANDIDATES}")
    private @Nullable Guard without;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        return run(command.commandLine().getOut());
    }

    /** The settings of a seed: with quota's whole memory and with the shortest, or without a guard. */
    private LongFunction<List<Setting>> settings() {
        var guard = without;
        return guard == null
                ? seed ->
                        List.of(Setting.of(seed, steps), Setting.of(seed, steps).forgetful())
                : seed -> List.of(Setting.without(guard, seed, steps));
    }

    private int run(PrintWriter out) {
        var failed = new AtomicLong();
        var done = new AtomicLong();
        var settings = settings();
        long start = System.nanoTime();
        for (long first = from; first < from + seeds; first += SEEDS_PER_REPORT) {
            long end = Math.min(from + seeds, first + SEEDS_PER_REPORT);
            LongStream.range(first, end)
                    .parallel()
                    .mapToObj(settings)
                    .flatMap(List::stream)
                    .peek(setting -> done.addAndGet(setting.steps()))
                    .forEach(setting -> Simulation.run(setting).ifPresent(violation -> {
                        failed.incrementAndGet();
                        out.printf("seed %d, %s: %s%n", setting.seed(), setting, violation);
                    }));
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "%,d seeds, %,d steps, %.0f seeds/s, %d failed%n",
                    end - from, done.get(), (end - from) / seconds, failed.get());
            out.flush();
        }
        return failed.get() == 0 ? 0 : 1;
    }
}
