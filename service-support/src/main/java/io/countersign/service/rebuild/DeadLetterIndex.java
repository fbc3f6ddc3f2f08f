package io.countersign.service.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.events.Topics;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of a topic that a service wrote to its dead letters. They have no result until they are re-driven. */
public final class DeadLetterIndex {

    private final Set<String> positions = new HashSet<>();

    DeadLetterIndex(RebuildContext context, String topic) {
        var deadLetters = Topics.deadLetters(topic, context.service());
        if (context.layout().deadLetters().contains(deadLetters)) {
            for (int partition = 0; partition < context.layout().partitions(); partition++) {
                context.readRaw(
                        new TopicPartition(deadLetters, partition),
                        letter -> positions.add(header(letter, "dlt_partition") + "/" + header(letter, "dlt_offset")));
            }
        }
    }

    public boolean contains(ConsumerRecord<?, ?> found) {
        return positions.contains(found.partition() + "/" + found.offset());
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
