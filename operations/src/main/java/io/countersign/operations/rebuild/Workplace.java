package io.countersign.operations.rebuild;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.CloudEvent;
import io.countersign.contracts.Event;
import io.countersign.operations.kafka.Groups;
import io.countersign.operations.kafka.Layout;
import io.countersign.operations.kafka.Slice;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Json;
import io.countersign.operations.shell.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What a rebuild works with.
 *
 * @param ends how far every topic is read: what is written later is the services' own
 */
record Workplace(
        Connection connection,
        TopicReader reader,
        Groups groups,
        MongoClient client,
        Layout layout,
        Map<TopicPartition, Long> begins,
        Map<TopicPartition, Long> ends,
        Screen screen) {

    /** So many records are worked on at a time, with all that belongs to their accounts. */
    private static final long RECORDS_AT_ONCE = 100_000;

    private static final TypeReference<CloudEvent<Event>> TYPE = new TypeReference<>() {};

    static Workplace of(Connection connection, TopicReader reader, Groups groups, MongoClient client, Screen screen) {
        var layout = Layout.of(reader.topics(), connection.prefix());
        var all = layout.all();
        return new Workplace(connection, reader, groups, client, layout, reader.begins(all), reader.ends(all), screen);
    }

    /** A record that is an event. */
    record Found(ConsumerRecord<String, byte[]> record, CloudEvent<Event> event) {

        long offset() {
            return record.offset();
        }

        long time() {
            return record.timestamp();
        }
    }

    MongoDatabase database(String service) {
        return connection.database(client, service);
    }

    /** Reads the events of a topic's partition; what a service would have put aside is left out. */
    void read(String topic, int partition, Slice slice, Consumer<Found> each) {
        read(topic, partition, slice, each, _ -> {});
    }

    /** @param rest takes what is no event of this topic */
    void read(
            String topic,
            int partition,
            Slice slice,
            Consumer<Found> each,
            Consumer<ConsumerRecord<String, byte[]>> rest) {
        var place = new TopicPartition(topic, partition);
        var type = layout.events().get(topic);
        if (type == null) {
            return;
        }
        reader.read(place, begin(place), end(place), found -> {
            var event = found.key() != null && slice.has(found.key()) ? event(found) : null;
            if (event != null && type.isInstance(event.data())) {
                each.accept(new Found(found, event));
            } else {
                rest.accept(found);
            }
        });
    }

    private static @Nullable CloudEvent<Event> event(ConsumerRecord<String, byte[]> found) {
        try {
            var event = Json.MAPPER.readValue(found.value(), TYPE);
            boolean own = event.accountid().value().equals(found.key())
                    && event.data().eventId().equals(event.id());
            return own ? event : null;
        } catch (JacksonException | NullPointerException | IllegalArgumentException noEvent) {
            return null;
        }
    }

    long begin(TopicPartition place) {
        return Objects.requireNonNull(begins.getOrDefault(place, 0L));
    }

    long end(TopicPartition place) {
        return Objects.requireNonNull(ends.getOrDefault(place, 0L));
    }

    /** Enough slices for the partition's records. */
    List<Slice> slices(int partition) {
        long records = layout.events().keySet().stream()
                .map(topic -> new TopicPartition(topic, partition))
                .mapToLong(place -> end(place) - begin(place))
                .sum();
        return Slice.of(records, RECORDS_AT_ONCE);
    }

    /** How far {@code service} has come in a topic, by partition; nothing where it never committed. */
    Map<Integer, Long> committed(String service, String topic) {
        var committed = new HashMap<Integer, Long>();
        groups.committed().getOrDefault(service, Map.of()).forEach((place, offset) -> {
            if (place.topic().equals(topic)) {
                committed.put(place.partition(), offset);
            }
        });
        return committed;
    }

    /**
     * Lets {@code service} go on in a topic where everything before has its answer: where it stood, or earlier if an
     * answer is missing before that.
     *
     * @param unanswered the first record of each partition that has no answer
     */
    void goOn(String service, String topic, Map<Integer, Long> unanswered) {
        var committed = committed(service, topic);
        var offsets = new HashMap<TopicPartition, Long>();
        for (int partition = 0; partition < layout.partitions(); partition++) {
            var place = new TopicPartition(topic, partition);
            if (layout.events().containsKey(topic)) {
                long end = end(place);
                long stood = Math.min(end, committed.getOrDefault(partition, end));
                offsets.put(place, Math.min(stood, unanswered.getOrDefault(partition, end)));
            }
        }
        if (!offsets.isEmpty()) {
            groups.commit(service, offsets);
        }
    }
}
