package io.countersign.operations;

import io.countersign.operations.audit.AuditCommand;
import io.countersign.operations.feed.FeedCommand;
import io.countersign.operations.letters.DeadLettersCommand;
import io.countersign.operations.rebuild.RebuildCommand;
import io.countersign.operations.rules.TryRulesCommand;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The main class of every command: the first argument names it. */
public final class Commands {

    private record Entry(Supplier<Command> command, Set<String> options) {}

    private static final Map<String, Entry> BY_NAME = new TreeMap<>(Map.of(
            "feed", new Entry(FeedCommand::new, FeedCommand.OPTIONS),
            "audit", new Entry(AuditCommand::new, AuditCommand.OPTIONS),
            "dead-letters", new Entry(DeadLettersCommand::new, DeadLettersCommand.OPTIONS),
            "rebuild", new Entry(RebuildCommand::new, RebuildCommand.OPTIONS),
            "try-rules", new Entry(TryRulesCommand::new, TryRulesCommand.OPTIONS)));

    private Commands() {}

    /** The commands that there are. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    public static void main(String[] line) {
        var screen = new Screen(System.out, System.err, isTerminal());
        var exit = run(List.of(line), System.getenv(), screen);
        System.out.flush();
        Runtime.getRuntime().exit(exit.code());
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** For tests and other programs: prints there, and does not end the JVM. */
    public static Exit run(List<String> line, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(line, environment, new Screen(out, err, false));
    }

    private static Exit run(List<String> line, Map<String, String> environment, Screen screen) {
        try {
            return dispatch(line, environment, screen);
        } catch (Failure failure) {
            screen.complain("countersign: " + failure.getMessage());
            return failure.exit();
        }
    }

    private static Exit dispatch(List<String> line, Map<String, String> environment, Screen screen) {
        if (line.isEmpty() || isHelp(line.getFirst())) {
            screen.line("commands: %s; each with --help".formatted(String.join(", ", names())));
            return line.isEmpty() ? Exit.USAGE : Exit.FINE;
        }
        var entry = BY_NAME.get(line.getFirst().toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw Failure.usage(
                    "unknown command %s; there are %s".formatted(line.getFirst(), String.join(", ", names())));
        }
        var command = entry.command().get();
        var rest = line.subList(1, line.size());
        if (rest.stream().anyMatch(Commands::isHelp)) {
            screen.line(command.help().stripTrailing());
            return Exit.FINE;
        }
        return command.run(Arguments.parse(rest, entry.options(), environment), screen);
    }

    private static boolean isHelp(String word) {
        return word.equals("--help") || word.equals("-h");
    }
}
