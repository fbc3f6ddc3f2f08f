package io.countersign.operations;

import io.countersign.commandline.CommandLines;
import io.countersign.commandline.ManifestVersion;
import io.countersign.operations.audit.AuditCommand;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.Console;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperationFailedException;
import io.countersign.operations.command.ServiceRebuilder;
import io.countersign.operations.deadletters.DeadLettersCommand;
import io.countersign.operations.deadletters.DiscardCommand;
import io.countersign.operations.deadletters.ListCommand;
import io.countersign.operations.deadletters.RedriveCommand;
import io.countersign.operations.deadletters.ShowCommand;
import io.countersign.operations.feed.FeedCommand;
import io.countersign.operations.history.VerifyHistoryCommand;
import io.countersign.operations.lookup.AccountsCommand;
import io.countersign.operations.lookup.SignatureCommand;
import io.countersign.operations.rebuild.RebuildCommand;
import io.countersign.operations.rules.TryRulesCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The operator's commands, as subcommands of any root command. */
public final class OperatorCommands {

    @Command(name = "countersign", mixinStandardHelpOptions = true, versionProvider = ManifestVersion.class)
    private static final class Root {}

    private OperatorCommands() {}

    /** Adds every command to {@code root}. */
    public static CommandLine addTo(CommandLine root, CommandContext context) {
        var deadLetters = new CommandLine(new DeadLettersCommand())
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new ShowCommand(context))
                .addSubcommand(new RedriveCommand(context))
                .addSubcommand(new DiscardCommand(context));
        return root.addSubcommand(new FeedCommand(context))
                .addSubcommand(new AuditCommand(context))
                .addSubcommand(new VerifyHistoryCommand(context))
                .addSubcommand(new SignatureCommand(context))
                .addSubcommand(new AccountsCommand(context))
                .addSubcommand(deadLetters)
                .addSubcommand(new RebuildCommand(context))
                .addSubcommand(new TryRulesCommand(context));
    }

    /** Runs one command other than {@code rebuild}, without ending the JVM. */
    public static ExitCode run(List<String> line, Map<String, String> environment, PrintStream out, PrintStream err) {
        return run(line, environment, out, err, (service, _, _, _) -> {
            throw new OperationFailedException("Run java -jar %s-service-exec.jar rebuild".formatted(service));
        });
    }

    /** Runs one command with the given environment and output, without ending the JVM. */
    public static ExitCode run(
            List<String> line,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            ServiceRebuilder rebuilder) {
        var context = new CommandContext(new Console(out, err, false), environment, rebuilder);
        var root = CommandLines.configure(addTo(new CommandLine(new Root()), context))
                .setOut(writer(out))
                .setErr(writer(err));
        return ExitCode.of(root.execute(line.toArray(String[]::new)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
