package io.countersign.operations.deadletters;

import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.topics.TopicReader;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Reads the dead letters of an installation. */
record DeadLetterReader(TopicReader reader, ServerConnection connection) {

    /** Passes on the selected dead letters in the order of topics, partitions and offsets. */
    void each(DeadLetterSelection selection, Consumer<DeadLetterRecord> consumer) {
        var layout = connection.layout(reader);
        for (var topic : layout.deadLetters()) {
            var partitions = IntStream.range(0, layout.partitions())
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            var beginnings = reader.beginningOffsets(partitions);
            var ends = reader.endOffsets(partitions);
            for (var partition : partitions) {
                reader.read(
                        partition,
                        Objects.requireNonNull(beginnings.get(partition)),
                        Objects.requireNonNull(ends.get(partition)),
                        found -> {
                            var letter = DeadLetterRecord.of(found, connection.topics());
                            if (selection.matches(letter)) {
                                consumer.accept(letter);
                            }
                        });
            }
        }
    }
}
