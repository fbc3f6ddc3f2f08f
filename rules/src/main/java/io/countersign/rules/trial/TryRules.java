package io.countersign.rules.trial;

import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import io.countersign.rules.RuleSet;
import io.countersign.rules.trial.PastOutcome.Outcome;
import io.countersign.rules.yaml.InvalidRules;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries a rule-set file on past applications: {@code TryRules [--max-flips N] [--lists DIRECTORY] RULE-SET.yaml
 * [APPLICATIONS.ndjson…]}; without files they come from the standard input. Exits with 1 if more cases flip than allowed,
 * with 2 if it can't be tried.
 */
public final class TryRules {

    private static final String USAGE =
            "usage: TryRules [--max-flips N] [--lists DIRECTORY] RULE-SET.yaml [APPLICATIONS.ndjson...]";

    private final PrintStream out;
    private final Past past;
    private final List<Path> files = new ArrayList<>();
    private int maxFlips;
    private Path lists = Path.of("");

    /** Applications that no file holds. */
    @FunctionalInterface
    public interface Past {

        /** Passes every line on. */
        void read(Consumer<String> line) throws IOException;
    }

    private TryRules(PrintStream out, Past past) {
        this.out = out;
        this.past = past;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, TryRules::standardInput, arguments));
    }

    private static void standardInput(Consumer<String> line) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line);
        }
    }

    /**
     * @param past read if the arguments name no file with applications
     * @return the exit status
     */
    public static int run(PrintStream out, Past past, String... arguments) {
        var command = new TryRules(out, past);
        try {
            return command.parse(arguments) ? command.compare() : command.usage();
        } catch (InvalidRules e) {
            e.faults().forEach(out::println);
        } catch (IOException | IllegalArgumentException e) {
            out.println(e.getMessage());
        }
        return 2;
    }

    private boolean parse(String... arguments) {
        for (var rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
            } else if (!rest.hasNext() || !set(argument, rest.next())) {
                return false;
            }
        }
        return !files.isEmpty();
    }

    private boolean set(String option, String value) {
        switch (option) {
            case "--max-flips" -> maxFlips = Integer.parseInt(value);
            case "--lists" -> lists = Path.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int usage() {
        out.println(USAGE);
        return 2;
    }

    private int compare() throws IOException {
        var rules = RuleBook.single(files.getFirst(), lists);
        var trial = new Trial(rules);
        if (files.size() == 1) {
            past.read(trial::read);
        }
        for (var file : files.subList(1, files.size())) {
            read(file, trial);
        }
        print(rules, trial.finish());
        return trial.flips().size() > maxFlips ? 1 : 0;
    }

    private static void read(Path file, Trial trial) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                read(file, number, line, trial);
            }
        }
    }

    private static void read(Path file, int number, String line, Trial trial) {
        try {
            trial.read(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private void print(RuleSet rules, Trial trial) {
        out.printf("%s (%s), %d applications%n%n", rules.name(), rules.hash().substring(0, 12), trial.compared());
        out.printf("%-10s %10s %10s %10s%n", "decided", "approve", "refer", "reject");
        for (var was : Outcome.values()) {
            out.printf(
                    "%-10s %10d %10d %10d%n",
                    was.code(),
                    trial.count(was, Verdict.APPROVE),
                    trial.count(was, Verdict.REFER),
                    trial.count(was, Verdict.REJECT));
        }
        out.printf("%n%d flipped, %d allowed%n", trial.flips().size(), maxFlips);
        trial.flips().forEach(flip -> out.println(flip.line()));
    }
}
