package io.countersign.operations.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.contracts.Topics;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of a topic that one service has put aside: they have no answer, and need none until they are re-driven. */
final class Buried {

    private final Set<String> places = new HashSet<>();

    Buried(Workplace work, String topic, String service) {
        var letters = Topics.deadLetters(topic, service);
        if (work.layout().deadLetters().contains(letters)) {
            for (int partition = 0; partition < work.layout().partitions(); partition++) {
                var place = new TopicPartition(letters, partition);
                work.reader()
                        .read(
                                place,
                                work.begin(place),
                                work.end(place),
                                letter -> places.add(
                                        header(letter, "dlt_partition") + "/" + header(letter, "dlt_offset")));
            }
        }
    }

    boolean has(ConsumerRecord<?, ?> found) {
        return places.contains(found.partition() + "/" + found.offset());
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        var header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
