package io.countersign.operations.audit;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.kafka.ServiceGroups;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: reports each violation of an invariant. */
@Command(
        name = "audit",
        description = {
            "Reads every topic from its beginning and every store, changes nothing, and reports each violation: an application"
                    + " that is neither decided nor waiting, more holders than the limit, two outcomes of a revision, a"
                    + " content that changed, a notice that is missing or duplicated, a gap in an account's sequence, a view,"
                    + " a case or a ledger that differs from the topics.",
            "A dead letter counts as waiting. Accounts whose records are still being processed are not judged."
        },
        exitCodeList = {
            "0:no violation",
            "1:violations",
            "2:usage",
            "3:a server does not answer",
            "4:no violation, but some accounts were not judged"
        })
public final class AuditCommand extends OperatorCommand {

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "how long to wait until the services have read everything (default: ${DEFAULT-VALUE})")
    private int settleSeconds = 30;

    @Option(names = "--json", description = "print the report as JSON")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    public AuditCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        if (settleSeconds < 0) {
            throw new ParameterException(command.commandLine(), "--settle must not be negative, was " + settleSeconds);
        }
        var servers = connection.connection(context().environment());
        try (var reader = servers.topicReader();
                var groups = new ServiceGroups(servers);
                var client = servers.mongoClient()) {
            var report = new Auditor(servers, reader, groups, client, console()).run(Duration.ofSeconds(settleSeconds));
            if (json) {
                console().print(report.json());
            } else {
                report.lines().forEach(console()::print);
            }
            return report.exitCode();
        }
    }
}
