package io.countersign.operations.lookup;

import com.mongodb.client.model.Filters;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.command.TextTable;
import java.util.ArrayList;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code accounts}: lists the registered accounts. */
@Command(
        name = "accounts",
        description = "Lists the registered accounts in the order of their ids.",
        exitCodeList = {"0:completed", "1:no account matches", "2:usage", "3:a server does not answer"})
public final class AccountsCommand extends OperatorCommand {

    private static final int MAX_LIMIT = 10_000;
    private static final int MAX_ID_WIDTH = 40;

    @Option(names = "--platform", paramLabel = "NAME", description = "only accounts of this platform")
    private @Nullable String platform;

    @Option(names = "--after", paramLabel = "ID", description = "only accounts after this id, for the next page")
    private @Nullable String after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many accounts to list, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int limit = 200;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    public AccountsCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(
                    command.commandLine(), "--limit must be between 1 and %d, was %d".formatted(MAX_LIMIT, limit));
        }
        var table = table(connection.connection(context().environment()));
        if (table.size() == 0) {
            console().print("0 accounts");
            return ExitCode.FINDINGS;
        }
        table.lines().forEach(console()::print);
        console()
                .print("%d accounts%s"
                        .formatted(
                                table.size(), table.size() < limit ? "" : "; --after lists the accounts that follow"));
        return ExitCode.OK;
    }

    private TextTable table(ServerConnection servers) {
        var table = new TextTable("ID", "KIND", "PLATFORM", "LANGUAGE", "VERIFIED NAME");
        try (var client = servers.mongoClient()) {
            servers.database(client, "intake")
                    .getCollection("accounts")
                    .find(filter())
                    .sort(new Document("_id", 1))
                    .limit(limit)
                    .forEach(account -> table.row(
                            TextTable.cut(account.getString("_id"), MAX_ID_WIDTH),
                            lowerCase(account.getString("kind")),
                            shown(account.getString("platform")),
                            lowerCase(account.getString("language")),
                            shown(account.getString("verifiedName"))));
        }
        return table;
    }

    private Bson filter() {
        var filters = new ArrayList<Bson>();
        if (platform != null) {
            filters.add(Filters.eq("platform", platform));
        }
        if (after != null) {
            filters.add(Filters.gt("_id", after));
        }
        return filters.isEmpty() ? new Document() : Filters.and(filters);
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? "-" : text;
    }

    private static String lowerCase(@Nullable String text) {
        return shown(text).toLowerCase(Locale.ROOT);
    }
}
