package io.countersign.simulation;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Runs many seeds and prints how many a second; a seed that fails is printed and replays exactly. */
public final class SimulationMain {

    private static final String USAGE = """
            Runs the protocol under a seeded scheduler that crashes, stalls, repeats and reorders.

              --seeds N    how many seeds (default 2000)
              --from N     the first of them (default 1)
              --steps N    moves in each (default 200)
              --help       this text

            Exit status 1 if a seed finds a violation.
            """;
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
            return run(
                    option(args, "--from", 1), option(args, "--seeds", 2_000), (int) option(args, "--steps", 200), out);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage() + "\n\n" + USAGE);
            return 2;
        }
    }

    private static long option(List<String> args, String name, long usual) {
        for (int i = 0; i < args.size(); i += 2) {
            if (!List.of("--seeds", "--from", "--steps").contains(args.get(i)) || i + 1 == args.size()) {
                throw new IllegalArgumentException("unknown or without a value: " + args.get(i));
            }
            if (args.get(i).equals(name)) {
                return Long.parseLong(args.get(i + 1));
            }
        }
        return usual;
    }

    private static int run(long from, long seeds, int steps, PrintStream out) {
        var failed = new AtomicLong();
        long start = System.nanoTime();
        for (long first = from; first < from + seeds; first += CHUNK) {
            long end = Math.min(from + seeds, first + CHUNK);
            LongStream.range(first, end).parallel().forEach(seed -> both(seed, steps, failed, out));
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "%,d seeds, %,d steps, %.0f seeds/s, %d failed%n",
                    end - from, 2 * (end - from) * steps, (end - from) / seconds, failed.get());
        }
        return failed.get() == 0 ? 0 : 1;
    }

    /** Once with quota's whole memory, once with the shortest. */
    private static void both(long seed, int steps, AtomicLong failed, PrintStream out) {
        var whole = Setting.of(seed, steps);
        IntStream.range(0, 2)
                .mapToObj(i -> i == 0 ? whole : whole.forgetful())
                .forEach(setting -> Simulation.run(setting).ifPresent(what -> {
                    failed.incrementAndGet();
                    out.printf("seed %d, %s: %s%n", seed, setting, what);
                }));
    }
}
