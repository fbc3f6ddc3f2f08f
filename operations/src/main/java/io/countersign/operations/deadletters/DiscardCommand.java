package io.countersign.operations.deadletters;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.deadletters.OperatorActions.Action;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters discard}: records that a dead letter needs no re-drive, and why. */
@Command(
        name = "discard",
        description = {
            "Records that dead letters are not to be re-driven. They leave the list and are skipped by redrive.",
            "The records stay in the topic; an application that they belong to remains held up."
        },
        exitCodeList = {"0:completed", "1:no dead letter matches", "2:usage", "3:a server does not answer"})
public final class DiscardCommand extends OperatorCommand {

    private static final int MAX_REASON_LENGTH = 500;

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why, at most 500 characters")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", description = "the operator (default: the user's name)")
    private String operator = System.getProperty("user.name", "?");

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private int discarded;
    private int skipped;

    public DiscardCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        if (selection.isEmpty()) {
            throw new ParameterException(command.commandLine(), "discard needs --id or --topic");
        }
        if (reason.isBlank() || reason.length() > MAX_REASON_LENGTH) {
            throw new ParameterException(
                    command.commandLine(), "--reason must have 1 to " + MAX_REASON_LENGTH + " characters");
        }
        var servers = connection.connection(context().environment());
        try (var reader = servers.topicReader();
                var client = servers.mongoClient()) {
            var actions = new OperatorActions(servers, client);
            new DeadLetterReader(reader, servers).each(selection, letter -> discard(letter, actions));
        }
        console()
                .print("%d discarded by %s%s"
                        .formatted(
                                discarded,
                                operator,
                                skipped == 0 ? "" : ", %d were discarded before".formatted(skipped)));
        return discarded + skipped == 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void discard(DeadLetterRecord letter, OperatorActions actions) {
        if (actions.of(letter).contains(Action.DISCARD)) {
            skipped++;
            return;
        }
        actions.record(
                letter, Action.DISCARD, operator, reason, InstantSource.system().instant());
        discarded++;
        console().warn("discarded: %s (%s) by %s".formatted(letter.position(), letter.eventId(), operator));
    }
}
