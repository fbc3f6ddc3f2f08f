package io.countersign.operations.audit;

import com.mongodb.MongoException;
import io.countersign.operations.kafka.Groups;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** {@code audit}: reports each broken invariant. */
public final class AuditCommand implements Command {

    public static final Set<String> OPTIONS = options();

    private static Set<String> options() {
        var options = new HashSet<>(Connection.OPTIONS);
        options.addAll(Set.of("--settle=", "--json"));
        return Set.copyOf(options);
    }

    @Override
    public String help() {
        return """
                usage: ./countersign audit [options]

                Reads every topic from its beginning and every store, changes nothing, and reports each violation: an
                application that is neither decided nor waiting, more holders than the limit, two outcomes of a revision, a
                content that changed, a notice that is missing or doubled, a hole in an account's sequence, a view, a case
                or a ledger that differs from the topics. A dead letter counts as waiting. What still moves is not judged.

                """ + Connection.HELP + """
                  --settle SECONDS   how long to wait for the services to read everything (default 30)
                  --json             the report as JSON

                exit status: 0 no violation; 1 violations; 2 usage; 3 a server does not answer;
                4 no violation, but not everything had come to rest
                """;
    }

    @Override
    public Exit run(Arguments arguments, Screen screen) {
        var connection = Connection.of(arguments);
        var patience = Duration.ofSeconds(arguments.number("--settle", 30, 0));
        try (var reader = new TopicReader(connection);
                var groups = new Groups(connection);
                var client = connection.store()) {
            var report = new Auditor(connection, reader, groups, client, screen).run(patience);
            if (arguments.has("--json")) {
                screen.line(report.json());
            } else {
                report.lines().forEach(screen::line);
            }
            return report.exit();
        } catch (MongoException | KafkaException broken) {
            throw new Failure("the audit was cut short: " + broken.getMessage());
        }
    }
}
