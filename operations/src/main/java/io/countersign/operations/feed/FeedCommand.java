package io.countersign.operations.feed;

import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Columns;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Installation;
import io.countersign.operations.shell.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code feed}: sends the samples, or another file, and shows what became of each. */
public final class FeedCommand implements Command {

    public static final Set<String> OPTIONS = Set.of(
            "--data=", "--samples=", "--file=", "--expect", "--bulk", "--platform-token=", "--intake=", "--timeout=");

    @Override
    public String help() {
        return """
                usage: ./countersign feed [options]

                Sends applications to a running system, waits until each has its outcome or waits for a human, and prints
                a table. The id of a line is its idempotency key: a second feed changes nothing.

                  --data DIR         the data directory of the running ./countersign (default ./data)
                  --samples DIR      applications.ndjson, certificates/ and expected.ndjson (default ./samples)
                  --file FILE        these lines {id, account, application} instead of the samples
                  --expect           compare with expected.ndjson beside the lines
                  --timeout SECONDS  how long to wait for outcomes (default 60)
                  --bulk             send --file as it is to /v1/applications:bulk with a platform's token, 2,000 lines a
                                     stream; prints how many lines were taken, and each that was not
                  --platform-token T that token (default: the first platform of --data)
                  --intake URL       intake's address (default: that of --data)

                exit status: 0 as expected; 1 a difference, or a line that was not taken; 2 usage; 3 not possible;
                4 some are still under way
                """;
    }

    @Override
    public Exit run(Arguments arguments, Screen screen) {
        if (arguments.has("--bulk")) {
            return new Bulk(arguments, screen).run();
        }
        var samples = Path.of(arguments.option("--samples", new Arguments.Fallback("samples")));
        var file = arguments.option("--file").map(Path::of).orElse(samples.resolve("applications.ndjson"));
        var installation = installation(arguments);
        try (var api = new Api(arguments.option("--intake").orElseGet(() -> installation.text("intake")))) {
            var fed = new Feeding(api, installation, samples.resolve("certificates"), screen).send(Line.read(file));
            var patience = Duration.ofSeconds(arguments.number("--timeout", 60, 1));
            var known = new Waiting(api, installation, screen, patience).await(fed);
            table(known, screen);
            return arguments.has("--expect")
                    ? compare(known, Expected.read(file.resolveSibling("expected.ndjson")), screen)
                    : judge(known);
        }
    }

    static Installation installation(Arguments arguments) {
        return Installation.in(Path.of(arguments.option(Installation.OPTION, new Arguments.Fallback("data"))));
    }

    private static void table(List<Fed> fed, Screen screen) {
        var columns = new Columns("ID", "ACCOUNT", "SIGNATURE", "OUTCOME", "REASONS");
        for (var each : fed) {
            var result = shown(each);
            columns.row(
                    each.line().id(),
                    each.line().account(),
                    each.signature() == null ? "-" : each.signature(),
                    result.outcome(),
                    result.explained());
        }
        columns.lines().forEach(screen::line);
    }

    private static Result shown(Fed fed) {
        return fed.result() == null ? new Result("under way", List.of()) : fed.result();
    }

    private static Exit compare(List<Fed> fed, Expected expected, Screen screen) {
        Map<String, Result> found = new LinkedHashMap<>();
        fed.forEach(each -> found.put(each.line().id(), shown(each)));
        var differences = expected.differences(found);
        differences.forEach(difference -> screen.line("DIFFERENT  " + difference));
        screen.line("%d applications, %d as expected, %d different"
                .formatted(found.size(), found.size() - differences.size(), differences.size()));
        return differences.isEmpty() ? Exit.FINE : Exit.WRONG;
    }

    private static Exit judge(List<Fed> fed) {
        if (fed.stream().anyMatch(each -> each.signature() == null)) {
            return Exit.WRONG;
        }
        return fed.stream().anyMatch(Fed::isOpen) ? Exit.UNFINISHED : Exit.FINE;
    }

    /** The file of {@code --bulk}. */
    static Path bulkFile(Arguments arguments) {
        var file = arguments.option("--file").map(Path::of).orElseThrow(() -> Failure.usage("--bulk needs --file"));
        if (!Files.isReadable(file)) {
            throw new Failure(file + " can't be read");
        }
        return file;
    }
}
