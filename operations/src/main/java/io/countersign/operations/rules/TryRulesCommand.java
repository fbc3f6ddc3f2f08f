package io.countersign.operations.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import io.countersign.rules.trial.TryRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** {@code try-rules}: what a rule set would have decided otherwise. */
public final class TryRulesCommand implements Command {

    public static final Set<String> OPTIONS = options();

    private static Set<String> options() {
        var options = new HashSet<>(Connection.OPTIONS);
        options.addAll(Set.of("--max-flips=", "--lists="));
        return Set.copyOf(options);
    }

    @Override
    public String help() {
        return """
                usage: ./countersign try-rules [options] RULE-SET.yaml [APPLICATIONS.ndjson...]

                Evaluates past applications by the set and compares with what was decided; changes nothing. Prints how many
                of each outcome the set would approve, refer to a human or reject, and each case that would end otherwise.
                The applications come from the files; without files from the topics of admissions and decisions.

                  --max-flips N      so many cases may end otherwise (default 0)
                  --lists DIR        a directory whose lists/ the set names, beside those that ship
                """ + Connection.HELP + """

                exit status: 0 done; 1 more cases than allowed would end otherwise; 2 usage, or a fault in the set or a
                line, which is named; 3 a server does not answer
                """;
    }

    @Override
    public Exit run(Arguments arguments, Screen screen) {
        var line = new ArrayList<String>();
        for (var option : List.of("--max-flips", "--lists")) {
            arguments.option(option).ifPresent(value -> line.addAll(List.of(option, value)));
        }
        line.addAll(arguments.words());
        int status = TryRules.run(
                screen.out(), each -> tell(Connection.of(arguments), screen, each), line.toArray(String[]::new));
        return switch (status) {
            case 0 -> Exit.FINE;
            case 1 -> Exit.WRONG;
            default -> Exit.USAGE;
        };
    }

    /** What no service could read, either, is left out. */
    private static void tell(Connection connection, Screen screen, Consumer<String> line) {
        var unreadable = new AtomicInteger();
        tell(connection, text -> {
            try {
                line.accept(text);
            } catch (IllegalArgumentException notOurs) {
                unreadable.incrementAndGet();
            }
        });
        if (unreadable.get() > 0) {
            screen.complain("%d records of the topics could not be read".formatted(unreadable.get()));
        }
    }

    private static void tell(Connection connection, Consumer<String> line) {
        try (var reader = new TopicReader(connection)) {
            var partitions = partitions(reader, connection);
            var begins = reader.begins(partitions);
            var ends = reader.ends(partitions);
            partitions.forEach(partition -> reader.read(
                    partition,
                    Objects.requireNonNull(begins.get(partition)),
                    Objects.requireNonNull(ends.get(partition)),
                    found -> line.accept(found.value() == null ? "" : new String(found.value(), UTF_8))));
        } catch (KafkaException broken) {
            throw new Failure("cut short: " + broken.getMessage());
        }
    }

    private static List<TopicPartition> partitions(TopicReader reader, Connection connection) {
        var counts = reader.topics();
        return Stream.of(connection.topics().admissions(), connection.topics().decisions())
                .flatMap(topic -> IntStream.range(0, counts.getOrDefault(topic, 0))
                        .mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }
}
