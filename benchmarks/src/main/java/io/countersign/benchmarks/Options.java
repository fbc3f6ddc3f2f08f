package io.countersign.benchmarks;

import io.countersign.benchmarks.work.Accounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param pace a factor on every measured time
 * @param signatures how many are stored for the second half of the growth result
 * @param profiled whether services are recorded by JFR
 */
record Options(
        Set<Stage> stages,
        double pace,
        boolean durable,
        int signatures,
        int accounts,
        @Nullable String kafka,
        @Nullable String mongodb,
        boolean profiled,
        Path out) {

    static final String HELP = """
            Measures Countersign beside the ceilings of the same machine, broker and store.

              --quick              a quarter of the time, and less exact
              --minutes N          measured times scaled so that a whole run takes about N minutes (default 14)
              --only STAGE,…       some of: %s
              --store MODE         memory (default) or durable: how the store that is started keeps its documents
              --signatures N       how many are stored when growth is measured (default 200000; 1000000 where
                                   they are not in memory)
              --accounts N         how many apply (default 20000)
              --kafka HOST:PORT    a broker of your own (or KAFKA_BOOTSTRAP_SERVERS)
              --mongodb URI        a store of your own (or MONGODB_URI)
              --profile            a JFR recording of each service beside the results
              --out DIR            where results.md and results.json go (default benchmarks/target/results)
              --help               this text
            """.formatted(Stage.names());

    private static final double FULL_MINUTES = 14;
    private static final int FEW = 50_000;
    private static final int MANY = 1_000_000;
    /** A million do not fit into the embedded store's 14 GB. */
    private static final int MANY_IN_MEMORY = 200_000;

    static final class Wrong extends RuntimeException {

        Wrong(String message) {
            super(message + "; --help lists the options");
        }
    }

    static Options parse(String... arguments) {
        var left = new ArrayList<>(List.of(arguments));
        boolean quick = left.remove("--quick");
        boolean profiled = left.remove("--profile");
        double minutes = number(take(left, "--minutes", quick ? "3.5" : String.valueOf(FULL_MINUTES)));
        boolean durable = isDurable(take(left, "--store", "memory"));
        var mongodb = optional(take(left, "--mongodb", System.getenv().getOrDefault("MONGODB_URI", "")));
        int many = durable || mongodb != null ? MANY : MANY_IN_MEMORY;
        var options = new Options(
                Stage.parse(take(left, "--only", "")),
                minutes / FULL_MINUTES,
                durable,
                (int) number(take(left, "--signatures", String.valueOf(quick ? FEW : many))),
                (int) number(take(left, "--accounts", String.valueOf(Accounts.COUNT))),
                optional(take(left, "--kafka", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", ""))),
                mongodb,
                profiled,
                Path.of(take(left, "--out", "benchmarks/target/results")));
        if (!left.isEmpty()) {
            throw new Wrong("unknown option " + left.getFirst());
        }
        return options;
    }

    private static boolean isDurable(String mode) {
        return switch (mode) {
            case "durable" -> true;
            case "memory" -> false;
            default -> throw new Wrong("--store is memory or durable");
        };
    }

    private static @Nullable String optional(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String take(List<String> left, String name, String otherwise) {
        int at = left.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == left.size()) {
            throw new Wrong(name + " needs a value");
        }
        left.remove(at);
        return left.remove(at);
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // said below
        }
        throw new Wrong("not a positive number: " + text);
    }

    /** How long a whole run takes. */
    Duration time() {
        return Duration.ofSeconds(Math.round(pace * FULL_MINUTES * 60));
    }

    /** The parts of a run, in their order. */
    enum Stage {
        INTAKE,
        AUTH,
        PIPELINE,
        LATENCY,
        LAG,
        FOOTPRINT,
        GROWTH,
        RULES;

        static String names() {
            return String.join(
                    ", ", EnumSet.allOf(Stage.class).stream().map(Stage::label).toList());
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Set<Stage> parse(String text) {
            var stages = EnumSet.noneOf(Stage.class);
            for (var name : text.split(",", -1)) {
                if (!name.isBlank()) {
                    stages.add(of(name.strip()));
                }
            }
            return stages.isEmpty() ? EnumSet.allOf(Stage.class) : stages;
        }

        private static Stage of(String name) {
            return EnumSet.allOf(Stage.class).stream()
                    .filter(stage -> stage.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Wrong("no such part: " + name));
        }
    }
}
