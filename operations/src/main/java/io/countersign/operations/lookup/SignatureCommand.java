package io.countersign.operations.lookup;

import com.mongodb.client.MongoClient;
import io.countersign.contracts.SignatureId;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.command.TextTable;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code signature}: looks up a signature by its id alone. */
@Command(
        name = "signature",
        description = "Prints the account of a signature, the states of its revisions and its events, by its id alone.",
        exitCodeList = {"0:completed", "1:no such signature", "2:usage", "3:a server does not answer"})
public final class SignatureCommand extends OperatorCommand {

    @Parameters(paramLabel = "ID", description = "the id of the signature, such as 1001")
    private String id = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    public SignatureCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        var signature = parse();
        var servers = connection.connection(context().environment());
        try (var client = servers.mongoClient()) {
            var view = find(servers, client, "intake", "views", signature);
            var known = find(servers, client, "review", "cases", signature);
            if (view == null && known == null) {
                console().print("There is no signature " + id);
                return ExitCode.FINDINGS;
            }
            print(signature, Objects.requireNonNullElseGet(view, Document::new), known);
            return ExitCode.OK;
        }
    }

    private SignatureId parse() {
        try {
            return SignatureId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(command.commandLine(), "'" + id + "' is not the id of a signature");
        }
    }

    private static @Nullable Document find(
            ServerConnection servers, MongoClient client, String service, String collection, SignatureId signature) {
        return servers.database(client, service)
                .getCollection(collection)
                .find(new Document("_id", signature.text()))
                .first();
    }

    private void print(SignatureId signature, Document view, @Nullable Document known) {
        console().print("signature  " + signature.text());
        var account = view.getString("account");
        console().print("account    " + (account == null && known != null ? known.getString("account") : account));
        var texts = view.get("texts", new Document());
        var name = latestName(texts);
        if (name != null) {
            console().print("name       " + name);
        }
        if (known != null) {
            known.get("revisions", new Document()).entrySet().stream()
                    .sorted(Comparator.comparing(entry -> Integer.valueOf(entry.getKey())))
                    .forEach(entry -> console()
                            .print("revision   %s %s"
                                    .formatted(entry.getKey(), ((Document) entry.getValue()).getString("state"))));
        }
        console().print("");
        events(texts).lines().forEach(console()::print);
    }

    private static @Nullable String latestName(Document texts) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("submitted:"))
                .max(Comparator.comparing(entry ->
                        Integer.valueOf(entry.getKey().substring(entry.getKey().indexOf(':') + 1))))
                .map(Map.Entry::getValue)
                .map(text ->
                        tree(text).path("data").path("application").path("name").stringValue(""))
                .orElse(null);
    }

    private static TextTable events(Document texts) {
        var table = new TextTable("TIME", "EVENT", "TYPE");
        texts.values().stream()
                .map(SignatureCommand::tree)
                .sorted(Comparator.comparing(event -> event.path("time").stringValue("")))
                .forEach(event -> table.row(
                        event.path("time").stringValue("-"),
                        event.path("id").stringValue("-"),
                        event.path("type").stringValue("-")));
        return table;
    }

    private static JsonNode tree(Object text) {
        return Json.MAPPER.readTree((String) text);
    }
}
