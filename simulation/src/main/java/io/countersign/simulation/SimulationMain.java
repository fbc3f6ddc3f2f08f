package io.countersign.simulation;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs many seeds and prints how many a second; a seed that fails is printed and replays exactly. */
public final class SimulationMain {

    private static final String USAGE = """
            Runs the protocol under a seeded scheduler that crashes, stalls, repeats and reorders.

              --seeds N    how many seeds (default 2000)
              --from N     the first of them (default 1)
              --steps N    moves in each (default 200)
              --without G  without one of the protocol's guards, to see what goes wrong then
              --help       this text

            Exit status 1 if a seed finds a violation.
            """;
    private static final Set<String> OPTIONS = Set.of("--seeds", "--from", "--steps", "--without");
    private static final int CHUNK = 2_000;

    private SimulationMain() {}

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) {
        if (args.contains("--help")) {
            out.print(USAGE);
            return 0;
        }
        try {
            var options = options(args);
            return run(
                    Long.parseLong(options.getOrDefault("--from", "1")),
                    Long.parseLong(options.getOrDefault("--seeds", "2000")),
                    settings(Integer.parseInt(options.getOrDefault("--steps", "200")), options.get("--without")),
                    out);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage() + "\n\n" + USAGE);
            return 2;
        }
    }

    private static Map<String, String> options(List<String> args) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.size(); i += 2) {
            if (!OPTIONS.contains(args.get(i)) || i + 1 == args.size()) {
                throw new IllegalArgumentException("unknown or without a value: " + args.get(i));
            }
            options.put(args.get(i), args.get(i + 1));
        }
        return options;
    }

    /** Of a seed: once with quota's whole memory and once with the shortest, or without a guard. */
    private static LongFunction<List<Setting>> settings(int steps, @Nullable String without) {
        if (without == null) {
            return seed ->
                    List.of(Setting.of(seed, steps), Setting.of(seed, steps).forgetful());
        }
        var guard = Guard.valueOf(without);
        return seed -> List.of(Setting.without(guard, seed, steps));
    }

    private static int run(long from, long seeds, LongFunction<List<Setting>> settings, PrintStream out) {
        var failed = new AtomicLong();
        var steps = new AtomicLong();
        long start = System.nanoTime();
        for (long first = from; first < from + seeds; first += CHUNK) {
            long end = Math.min(from + seeds, first + CHUNK);
            LongStream.range(first, end)
                    .parallel()
                    .mapToObj(settings)
                    .flatMap(List::stream)
                    .peek(setting -> steps.addAndGet(setting.steps()))
                    .forEach(setting -> Simulation.run(setting).ifPresent(what -> {
                        failed.incrementAndGet();
                        out.printf("seed %d, %s: %s%n", setting.seed(), setting, what);
                    }));
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "%,d seeds, %,d steps, %.0f seeds/s, %d failed%n",
                    end - from, steps.get(), (end - from) / seconds, failed.get());
        }
        return failed.get() == 0 ? 0 : 1;
    }
}
