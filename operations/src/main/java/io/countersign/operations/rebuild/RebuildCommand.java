package io.countersign.operations.rebuild;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperationFailedException;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.kafka.ServiceGroups;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rebuild}: runs the rebuild modes of stopped services, one after the other in the order of the flow. */
@Command(
        name = "rebuild",
        description = {
            "Rebuilds the derived collections of services from the topics, in second collections that replace the current"
                    + " ones when they are complete. Each service's own rebuild mode does the work.",
            "%n  intake         the view, limits and appeals; raises ids and revision counters%n"
                    + "  quota          the ledgers%n"
                    + "  review         the cases%n"
                    + "  notification   notices and feeds%n",
            "Stop every instance of the services first; broker and store must run. Afterwards a service continues at its"
                    + " committed offsets, or earlier where a result is missing.",
            "Restore from a backup first what no topic carries: accounts, certificates, key pairs, idempotency keys,"
                    + " endpoints and their secrets, deliveries, notes and reviewers of verdicts, the operator of a limit."
        },
        exitCodeList = {"0:completed", "2:usage", "3:not completed: repeat the command before the service starts"})
public final class RebuildCommand extends OperatorCommand {

    private static final String ALL = "all";

    @Parameters(paramLabel = "SERVICE", arity = "1..*", description = "intake, quota, review, notification or all")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "quota: limit of an account for which nothing states another (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    public RebuildCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        var services = services();
        if (limit < 0) {
            throw new ParameterException(command.commandLine(), "--limit must not be negative, was " + limit);
        }
        var servers = connection.connection(context().environment());
        requireStopped(services, servers);
        for (var service : services) {
            int status = context()
                    .rebuilder()
                    .rebuild(
                            service,
                            properties(servers),
                            console().out(),
                            console().err());
            if (status != 0) {
                throw new OperationFailedException("%s was not rebuilt; repeat the command".formatted(service));
            }
        }
        return ExitCode.OK;
    }

    private List<String> services() {
        if (named.size() == 1 && named.getFirst().equals(ALL)) {
            return ServiceGroups.SERVICES;
        }
        if (!ServiceGroups.SERVICES.containsAll(named)) {
            throw new ParameterException(
                    command.commandLine(),
                    "SERVICE must be intake, quota, review, notification or all, was " + String.join(" ", named));
        }
        return named;
    }

    private static void requireStopped(List<String> services, ServerConnection servers) {
        try (var groups = new ServiceGroups(servers)) {
            var running = new ArrayList<>(groups.running());
            running.retainAll(services);
            if (!running.isEmpty()) {
                throw new OperationFailedException(
                        "still running: " + String.join(", ", running) + "; stop every instance first");
            }
        }
    }

    private List<String> properties(ServerConnection servers) {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + servers.kafka(),
                "--spring.mongodb.uri=" + servers.mongodbUri(),
                "--countersign.prefix=" + servers.prefix(),
                "--countersign.quota.limit=" + limit);
    }
}
