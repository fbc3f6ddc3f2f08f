package io.countersign.operations.letters;

import io.countersign.operations.kafka.Layout;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Arguments;
import io.countersign.operations.shell.Connection;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The dead letters of an installation, those chosen on the command line. */
final class Letters {

    private final TopicReader reader;
    private final String prefix;
    private final Predicate<DeadLetter> chosen;

    Letters(TopicReader reader, Connection connection, Arguments arguments) {
        this.reader = reader;
        this.prefix = connection.prefix();
        this.chosen = chosen(arguments);
    }

    private Predicate<DeadLetter> chosen(Arguments arguments) {
        Predicate<DeadLetter> chosen = _ -> true;
        var topic = arguments.option("--topic");
        if (topic.isPresent()) {
            chosen = chosen.and(letter -> topic.get().equals(letter.topic())
                    || (prefix + topic.get()).equals(letter.topic())
                    || topic.get().equals(letter.record().topic()));
        }
        var id = arguments.option("--id");
        if (id.isPresent()) {
            chosen = chosen.and(
                    letter -> id.get().equals(letter.eventId()) || id.get().equals(letter.address()));
        }
        return chosen;
    }

    /** In the order of topics, partitions and offsets. */
    void each(Consumer<DeadLetter> consumer) {
        var layout = Layout.of(reader.topics(), prefix);
        for (var topic : layout.deadLetters()) {
            var places = IntStream.range(0, layout.partitions())
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            var begins = reader.begins(places);
            var ends = reader.ends(places);
            for (var place : places) {
                reader.read(
                        place,
                        Objects.requireNonNull(begins.get(place)),
                        Objects.requireNonNull(ends.get(place)),
                        found -> {
                            var letter = DeadLetter.of(found, prefix);
                            if (chosen.test(letter)) {
                                consumer.accept(letter);
                            }
                        });
            }
        }
    }
}
