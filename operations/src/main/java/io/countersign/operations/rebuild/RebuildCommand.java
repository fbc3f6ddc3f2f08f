package io.countersign.operations.rebuild;

import com.mongodb.MongoException;
import io.countersign.operations.kafka.Groups;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** {@code rebuild}: makes stores again from the topics. */
public final class RebuildCommand implements Command {

    public static final Set<String> OPTIONS = options();

    private static final String ALL = "all";

    private static Set<String> options() {
        var options = new HashSet<>(Connection.OPTIONS);
        options.add("--limit=");
        return Set.copyOf(options);
    }

    @Override
    public String help() {
        return """
                usage: ./countersign rebuild intake|quota|review|notification|all [options]

                Makes what a service has derived again from the topics, in second collections that are then switched in:

                  intake         the view, known limits and appeals; raises the ids and the revision counters
                                 above everything that stands in a topic
                  quota          the ledgers
                  review         the cases: an outcome in the topic is the outcome, what has none is open again
                  notification   notices under their numbers, and the feeds

                The service has to be stopped, all its instances; broker and store have to run. Afterwards the service goes
                on where it stood, or earlier where an answer is missing.

                What stands in no topic cannot be rebuilt, restore it from a backup first: accounts, certificates, key pairs,
                idempotency keys, endpoints and their secrets, deliveries, the notes and the names of reviewers beside
                verdicts, who changed a limit. What the old store still has of these stays.

                """ + Connection.HELP + """
                  --limit N          quota: slots of an account of which nothing tells another number (default 50)

                exit status: 0 done; 2 usage; 3 not possible or cut short: run it again before the service starts
                """;
    }

    @Override
    public Exit run(Arguments arguments, Screen screen) {
        var services = services(arguments.words());
        int limit = arguments.number("--limit", 50, 0);
        var connection = Connection.of(arguments);
        try (var reader = new TopicReader(connection);
                var groups = new Groups(connection);
                var client = connection.store()) {
            mustBeStopped(services, groups);
            var work = Workplace.of(connection, reader, groups, client, screen);
            for (var service : services) {
                var said = rebuild(service, work, limit).run();
                Marker.set(
                        work.database(service),
                        connection,
                        service,
                        InstantSource.system().instant());
                screen.settle("");
                screen.line(said);
            }
            return Exit.FINE;
        } catch (MongoException | KafkaException broken) {
            throw new Failure("the rebuild was cut short, run it again: " + broken.getMessage());
        }
    }

    private static List<String> services(List<String> words) {
        if (words.size() == 1 && words.getFirst().equals(ALL)) {
            return Groups.SERVICES;
        }
        if (words.isEmpty() || !Groups.SERVICES.containsAll(words)) {
            throw Failure.usage("say which: intake, quota, review, notification or all");
        }
        return words;
    }

    private static void mustBeStopped(List<String> services, Groups groups) {
        var alive = groups.alive();
        alive.retainAll(services);
        if (!alive.isEmpty()) {
            throw new Failure("still running: " + String.join(", ", alive) + "; stop every instance first");
        }
    }

    private static Rebuild rebuild(String service, Workplace work, int limit) {
        return switch (service) {
            case "intake" -> new IntakeRebuild(work);
            case "quota" -> new QuotaRebuild(work, limit);
            case "review" -> new ReviewRebuild(work);
            default -> new NotificationRebuild(work);
        };
    }
}
