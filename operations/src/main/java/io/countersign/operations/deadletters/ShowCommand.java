package io.countersign.operations.deadletters;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dead-letters show}: headers and body. */
@Command(
        name = "show",
        description = "Prints headers and body of dead letters; a body that is not text as a hex dump.",
        exitCodeList = {"0:completed", "1:no dead letter matches", "2:usage", "3:a server does not answer"})
public final class ShowCommand extends OperatorCommand {

    @Mixin
    private DeadLetterSelection selection = new DeadLetterSelection();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    private int shown;

    public ShowCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        var servers = connection.connection(context().environment());
        try (var reader = servers.topicReader();
                var client = servers.mongoClient()) {
            var actions = new OperatorActions(servers, client);
            new DeadLetterReader(reader, servers).each(selection, letter -> {
                shown++;
                show(letter, ListCommand.state(actions.of(letter)));
            });
        }
        return shown == 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void show(DeadLetterRecord letter, String state) {
        console().print(letter.position());
        console().print("state: " + state);
        console().print("key: " + letter.key());
        letter.record()
                .headers()
                .forEach(header -> console()
                        .print("%s: %s"
                                .formatted(
                                        header.key(),
                                        String.join(
                                                " ",
                                                HexDump.of(header.value() == null ? new byte[0] : header.value())))));
        console().print("");
        HexDump.of(letter.body()).forEach(console()::print);
        console().print("");
    }
}
