package io.countersign.operations.letters;

import com.mongodb.MongoException;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Columns;
import io.countersign.operations.shell.Command;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Exit;
import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Screen;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** {@code dead-letters}: lists, shows and re-drives them. */
public final class DeadLettersCommand implements Command {

    public static final Set<String> OPTIONS = options();

    private static Set<String> options() {
        var options = new HashSet<>(Connection.OPTIONS);
        options.addAll(Set.of("--topic=", "--id=", "--all", "--again", "--by="));
        return Set.copyOf(options);
    }

    @Override
    public String help() {
        return """
                usage: ./countersign dead-letters list|show|redrive [options]

                  list      each record that a service could not read: where it lies, what it is about, why
                  show      headers and body as well; a body that is no text as a hex dump
                  redrive   appends the original bytes under the original key, with the original headers, to the topic
                            they came from, once the cause is mended; a repeat of what was done already changes nothing.
                            Who did it and when is kept in the collection acts of the database countersign_operations

                  --topic TOPIC      only those that came from this topic, or lie in it
                  --id ID            only this event, such as admitted:1001:1, or the letter that list calls WHERE
                  --all              redrive: every one
                  --again            redrive: also those that were re-driven before
                  --by NAME          redrive: who does it (default: the user's name)
                """ + Connection.HELP + """

                exit status: 0 done; 1 nothing matches; 2 usage; 3 a server does not answer
                """;
    }

    @Override
    public Exit run(Arguments arguments, Screen screen) {
        if (arguments.words().size() != 1) {
            throw Failure.usage("say list, show or redrive");
        }
        var connection = Connection.of(arguments);
        try (var reader = new TopicReader(connection)) {
            var letters = new Letters(reader, connection, arguments);
            return switch (arguments.words().getFirst()) {
                case "list" -> list(letters, screen);
                case "show" -> show(letters, screen);
                case "redrive" -> new Redrive(letters, arguments, screen).run(connection);
                default ->
                    throw Failure.usage("say list, show or redrive, not "
                            + arguments.words().getFirst());
            };
        } catch (MongoException | KafkaException broken) {
            throw new Failure("cut short: " + broken.getMessage());
        }
    }

    private static Exit list(Letters letters, Screen screen) {
        var columns = new Columns("WHERE", "SERVICE", "EVENT", "SIGNATURE", "ACCOUNT", "SINCE", "CAUSE");
        letters.each(letter -> columns.row(
                letter.address(),
                letter.service(),
                letter.eventId(),
                letter.signature(),
                letter.key(),
                letter.time().toString(),
                letter.cause().lines().findFirst().orElse("-")));
        var lines = columns.lines();
        if (lines.size() > 1) {
            lines.forEach(screen::line);
        }
        screen.line("%d dead letters".formatted(lines.size() - 1));
        return Exit.FINE;
    }

    private static Exit show(Letters letters, Screen screen) {
        var shown = new HashSet<String>();
        letters.each(letter -> {
            shown.add(letter.address());
            screen.line(letter.address());
            screen.line("key: " + letter.key());
            letter.record()
                    .headers()
                    .forEach(header -> screen.line("%s: %s"
                            .formatted(
                                    header.key(),
                                    String.join(" ", Dump.of(header.value() == null ? new byte[0] : header.value())))));
            screen.line("");
            Dump.of(letter.body()).forEach(screen::line);
            screen.line("");
        });
        return shown.isEmpty() ? Exit.WRONG : Exit.FINE;
    }
}
