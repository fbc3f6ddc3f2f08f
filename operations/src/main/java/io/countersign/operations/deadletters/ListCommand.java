package io.countersign.operations.deadletters;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.TextTable;
import io.countersign.operations.deadletters.OperatorActions.Action;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dead-letters list}: one line for each, at most 120 columns wide. */
@Command(
        name = "list",
        description = "Lists each dead letter with its position, event, account, time, state and cause.",
        exitCodeList = {"0:completed", "2:usage", "3:a server does not answer"})
public final class ListCommand extends OperatorCommand {

    private static final int MAX_EVENT_WIDTH = 26;
    private static final int MAX_ACCOUNT_WIDTH = 18;

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--discarded", description = "also list discarded dead letters")
    private boolean discarded;

    private int hidden;

    public ListCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        var servers = connection.connection(context().environment());
        var table = new TextTable("WHERE", "EVENT", "ACCOUNT", "SINCE", "STATE", "CAUSE");
        try (var reader = servers.topicReader();
                var client = servers.mongoClient()) {
            var actions = new OperatorActions(servers, client);
            new DeadLetterReader(reader, servers).each(selection, letter -> add(table, letter, actions.of(letter)));
        }
        if (table.size() > 0) {
            table.lines().forEach(console()::print);
        }
        console()
                .print("%d dead letters%s"
                        .formatted(
                                table.size(),
                                hidden == 0 ? "" : ", %d discarded (--discarded lists them)".formatted(hidden)));
        return ExitCode.OK;
    }

    private void add(TextTable table, DeadLetterRecord letter, Set<Action> actions) {
        if (actions.contains(Action.DISCARD) && !discarded) {
            hidden++;
            return;
        }
        table.row(
                letter.shortPosition(),
                TextTable.cut(letter.eventId(), MAX_EVENT_WIDTH),
                TextTable.cut(letter.key(), MAX_ACCOUNT_WIDTH),
                letter.time().truncatedTo(ChronoUnit.SECONDS).toString(),
                state(actions),
                letter.cause().lines().findFirst().orElse("-"));
    }

    static String state(Set<Action> actions) {
        return actions.contains(Action.DISCARD)
                ? Action.DISCARD.state()
                : actions.contains(Action.REDRIVE) ? Action.REDRIVE.state() : "open";
    }
}
