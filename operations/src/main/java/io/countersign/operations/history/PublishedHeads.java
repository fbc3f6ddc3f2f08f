package io.countersign.operations.history;

import io.countersign.contracts.SignatureId;
import io.countersign.operations.command.Json;
import io.countersign.operations.command.ServerConnection;
import io.countersign.platform.topics.TopicReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;

/** The heads of histories that outcomes carry, by signature in the order of the topic. Repeats of an event count once. */
final class PublishedHeads {

    private final Map<String, List<String>> heads = new HashMap<>();

    /** Reads the topic of decisions from its beginning to its present end. */
    static PublishedHeads read(ServerConnection servers, TopicReader reader) {
        var topic = servers.topics().decisions();
        var found = new PublishedHeads();
        int count = reader.topics().getOrDefault(topic, 0);
        var partitions = IntStream.range(0, count)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        var from = reader.beginningOffsets(partitions);
        var to = reader.endOffsets(partitions);
        for (var partition : partitions) {
            reader.read(partition, from.getOrDefault(partition, 0L), to.getOrDefault(partition, 0L), found::add);
        }
        return found;
    }

    private void add(ConsumerRecord<String, byte[]> published) {
        try {
            var event = Json.MAPPER.readTree(published.value());
            var head = event.path("historyhead").stringValue("");
            var known = heads.computeIfAbsent(event.path("subject").stringValue(""), _ -> new ArrayList<>());
            if (!head.isEmpty() && !known.contains(head)) {
                known.add(head);
            }
        } catch (JacksonException _) {
            // the audit reports records that cannot be read
        }
    }

    List<String> of(SignatureId signature) {
        return heads.getOrDefault(signature.text(), List.of());
    }

    /** Signatures with a published head. */
    List<SignatureId> signatures() {
        return heads.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> SignatureId.of(entry.getKey()))
                .toList();
    }
}
