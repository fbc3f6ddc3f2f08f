package io.countersign.operations.history;

import io.countersign.contracts.SignatureId;
import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify-history}: verifies the hash chains of cases against the heads that outcomes carry. */
@Command(
        name = "verify-history",
        description = {
            "Reads the topic of decisions from its beginning and the stored histories of cases, changes nothing, and names the first"
                    + " entry of each that was altered, removed or cut off.",
            "Entries after the last published head are reported as not anchored: no topic confirms them."
        },
        exitCodeList = {"0:no violation", "1:violations", "2:usage", "3:a server does not answer"})
public final class VerifyHistoryCommand extends OperatorCommand {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids of signatures; none for all of them")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--quiet", description = "print violations only")
    private boolean quiet;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private long verified;
    private long violations;

    public VerifyHistoryCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        var wanted = ids.stream().map(this::parse).toList();
        var servers = connection.connection(context().environment());
        try (var reader = servers.topicReader();
                var client = servers.mongoClient()) {
            var published = PublishedHeads.read(servers, reader);
            var stored = new StoredHistories(servers.database(client, "review"));
            var all = new TreeSet<SignatureId>();
            if (wanted.isEmpty()) {
                stored.each(all::add);
                all.addAll(published.signatures());
            } else {
                all.addAll(wanted);
            }
            all.forEach(signature -> verify(signature, stored, published));
        }
        console().print("%d histories, %d with a violation".formatted(verified, violations));
        return violations == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private SignatureId parse(String id) {
        try {
            return SignatureId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(command.commandLine(), "'" + id + "' is not the id of a signature");
        }
    }

    private void verify(SignatureId signature, StoredHistories stored, PublishedHeads published) {
        var findings = findings(signature, stored, published);
        verified++;
        if (findings.stream().anyMatch(HistoryFinding::isViolation)) {
            violations++;
        }
        findings.stream()
                .filter(finding -> finding.isViolation() || !quiet)
                .forEach(finding -> console().print(finding.toString()));
    }

    private static List<HistoryFinding> findings(
            SignatureId signature, StoredHistories stored, PublishedHeads published) {
        try {
            return new HistoryVerification(signature, stored.entries(signature), published.of(signature)).findings();
        } catch (NullPointerException | ClassCastException | IllegalArgumentException unreadable) {
            return List.of(HistoryFinding.violation(signature, 0, "the history cannot be read: " + unreadable));
        }
    }
}
