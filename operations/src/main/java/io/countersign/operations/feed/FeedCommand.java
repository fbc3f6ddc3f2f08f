package io.countersign.operations.feed;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.InstallationFile;
import io.countersign.operations.command.OperationFailedException;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.TextTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code feed}: submits the samples, or another file, and prints the result of each line. */
@Command(
        name = "feed",
        description = {
            "Submits applications to a running system, waits until each has an outcome or waits for a reviewer, and prints a"
                    + " table. The id of a line is its idempotency key: a second feed changes nothing."
        },
        exitCodeList = {
            "0:as expected",
            "1:a difference, or a line that was not accepted",
            "2:usage",
            "3:not completed",
            "4:some applications are still in progress"
        })
public final class FeedCommand extends OperatorCommand {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "data directory of the running ./countersign (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(
            names = "--samples",
            paramLabel = "DIR",
            description =
                    "directory with applications.ndjson, certificates/ and expected.ndjson (default: ./${DEFAULT-VALUE})")
    private Path samples = Path.of("samples");

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "lines {id, account, application} to submit instead of the samples")
    private @Nullable Path file;

    @Option(names = "--expect", description = "compare with expected.ndjson beside the lines")
    private boolean expect;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "how long to wait for results (default: ${DEFAULT-VALUE})")
    private int timeoutSeconds = 60;

    @Option(
            names = "--bulk",
            description =
                    "send --file unchanged to /v1/applications:bulk with a platform's token, 2,000 lines a stream,"
                            + " and print how many lines were accepted and each one that was not")
    private boolean bulk;

    @Option(
            names = "--platform-token",
            paramLabel = "TOKEN",
            description = "token for --bulk (default: that of the first platform of --data)")
    private @Nullable String platformToken;

    @Option(names = "--intake", paramLabel = "URL", description = "address of intake (default: that of --data)")
    private @Nullable String intake;

    @Spec
    private CommandSpec command = CommandSpec.create();

    public FeedCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        if (timeoutSeconds < 1) {
            throw new ParameterException(command.commandLine(), "--timeout must be at least 1, was " + timeoutSeconds);
        }
        return bulk ? bulk() : submit();
    }

    private ExitCode bulk() {
        if (file == null) {
            throw new ParameterException(command.commandLine(), "--bulk needs --file");
        }
        if (!Files.isReadable(file)) {
            throw new OperationFailedException("Cannot read " + file);
        }
        var token = platformToken == null ? AccountCredentials.platform(InstallationFile.in(data)) : platformToken;
        return new BulkFeed(console(), file, token, intakeUrl()).run();
    }

    private String intakeUrl() {
        return intake == null ? InstallationFile.in(data).text("intake") : intake;
    }

    private ExitCode submit() {
        var lines = Objects.requireNonNullElse(file, samples.resolve("applications.ndjson"));
        var installation = InstallationFile.in(data);
        try (var client = new IntakeClient(intakeUrl())) {
            var submitted = new LineSubmitter(client, installation, samples.resolve("certificates"), console())
                    .send(ApplicationLine.read(lines));
            var results = new ResultPoller(client, installation, console(), Duration.ofSeconds(timeoutSeconds))
                    .await(submitted);
            print(results);
            return expect
                    ? compare(results, ExpectedResults.read(lines.resolveSibling("expected.ndjson")))
                    : check(results);
        }
    }

    private void print(List<SubmittedLine> lines) {
        var table = new TextTable("ID", "ACCOUNT", "SIGNATURE", "OUTCOME", "REASONS");
        for (var line : lines) {
            var result = shown(line);
            table.row(
                    line.line().id(),
                    line.line().account(),
                    Objects.requireNonNullElse(line.signature(), "-"),
                    result.outcome(),
                    result.explained());
        }
        table.lines().forEach(console()::print);
    }

    private static ApplicationResult shown(SubmittedLine line) {
        return line.result() == null ? new ApplicationResult("in progress", List.of()) : line.result();
    }

    private ExitCode compare(List<SubmittedLine> lines, ExpectedResults expected) {
        Map<String, ApplicationResult> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(line.line().id(), shown(line)));
        var differences = expected.differences(found);
        differences.forEach(difference -> console().print("DIFFERENT  " + difference));
        console()
                .print("%d applications, %d as expected, %d different"
                        .formatted(found.size(), found.size() - differences.size(), differences.size()));
        return differences.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static ExitCode check(List<SubmittedLine> lines) {
        if (lines.stream().anyMatch(line -> line.signature() == null)) {
            return ExitCode.FINDINGS;
        }
        return lines.stream().anyMatch(SubmittedLine::isOpen) ? ExitCode.INCOMPLETE : ExitCode.OK;
    }
}
