package io.countersign.commandline;

import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Configures picocli the same way for every command line of the project. */
public final class CommandLines {

    private static final int USAGE_WIDTH = 110;

    private CommandLines() {}

    /**
     * A command line whose errors are one line each.
     *
     * @param command an object with picocli's annotations
     */
    public static CommandLine of(Object command) {
        return configure(new CommandLine(command));
    }

    /**
     * Applies the common settings to a command line and to all its subcommands. A command that does not declare {@code
     * --help} and {@code --version} gets them, as error messages refer to {@code --help}.
     */
    public static CommandLine configure(CommandLine command) {
        addHelp(command);
        return command.setParameterExceptionHandler((wrong, _) -> reportUsage(wrong))
                .setExecutionExceptionHandler((failed, failing, _) -> reportFailure(failed, failing))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(USAGE_WIDTH)
                .setUsageHelpAutoWidth(false);
    }

    private static void addHelp(CommandLine command) {
        var spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.mixinStandardHelpOptions(true);
            if (spec.version().length == 0 && spec.versionProvider() == null) {
                spec.versionProvider(new ManifestVersion());
            }
        }
        command.getSubcommands().values().forEach(CommandLines::addHelp);
    }

    /** Adds {@code completion}, which prints a completion script for bash and zsh. */
    public static CommandLine withCompletion(CommandLine root) {
        var completion = new CommandLine(new GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(false);
        return root.addSubcommand("completion", completion);
    }

    private static int reportUsage(ParameterException wrong) {
        var command = wrong.getCommandLine();
        command.getErr()
                .printf(
                        "%s: %s%s; see %s --help%n",
                        rootName(command),
                        reason(wrong),
                        suggestions(wrong),
                        command.getCommandSpec().qualifiedName());
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String reason(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            var kind = unmatched.isUnknownOption()
                    ? "option"
                    : wrong.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
            return "Unknown %s: '%s'".formatted(kind, unmatched.getUnmatched().getFirst());
        }
        return firstLine(String.valueOf(wrong.getMessage()));
    }

    private static String suggestions(ParameterException wrong) {
        var suggestions =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.<String>of();
        return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    }

    private static int reportFailure(Exception failed, CommandLine command) {
        command.getErr().printf("%s: %s%n", rootName(command), message(failed));
        command.getErr().flush();
        return failed instanceof CommandException known
                ? known.exitCode()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The message of the innermost cause, which names what happened. */
    private static String message(Exception failed) {
        Throwable root = failed;
        while (!(root instanceof CommandException) && root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : firstLine(root.getMessage());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String rootName(CommandLine command) {
        return command.getCommandSpec().root().name();
    }
}
