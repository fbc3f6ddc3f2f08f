package io.countersign.service.rebuild;

import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.events.CertificateEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.events.Event;
import io.countersign.contracts.events.Topics;
import io.countersign.platform.kafka.event.JsonCodec;
import io.countersign.platform.kafka.event.UnreadableRecordException;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.topics.ConsumerGroup;
import io.countersign.platform.topics.KeySlice;
import io.countersign.platform.topics.TopicLayout;
import io.countersign.platform.topics.TopicReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The topics and the database of one rebuild. The end of every partition is read once, at the start: later records belong
 * to the service when it runs again.
 */
public final class RebuildContext {

    /** The accounts of so many records are held in memory at once. */
    private static final long MAX_RECORDS_PER_SLICE = 100_000;

    private final ServiceName service;
    private final Topics topics;
    private final MongoDatabase database;
    private final TopicReader reader;
    private final ConsumerGroup group;
    private final JsonCodec<CloudEvent<Event>> codec;
    private final Consumer<String> progress;
    private final TopicLayout layout;
    private final List<TopicPartition> registry;
    private final List<TopicPartition> certificates;
    private final Map<TopicPartition, Long> beginnings;
    private final Map<TopicPartition, Long> ends;

    RebuildContext(
            ServiceName service,
            MongoDatabase database,
            TopicReader reader,
            ConsumerGroup group,
            JsonCodec<CloudEvent<Event>> codec,
            Consumer<String> progress) {
        this.service = service;
        this.topics = new Topics(service.prefix());
        this.database = database;
        this.reader = reader;
        this.group = group;
        this.codec = codec;
        this.progress = progress;
        var existing = reader.topics();
        this.layout = TopicLayout.of(
                existing, topics.flow().keySet(), name -> topics.origin(name).isPresent());
        this.registry = partitions(existing, topics.signatures());
        this.certificates = partitions(existing, topics.certificates());
        var all = Stream.of(layout.all(), registry, certificates)
                .flatMap(List::stream)
                .toList();
        this.beginnings = reader.beginningOffsets(all);
        this.ends = reader.endOffsets(all);
    }

    private static List<TopicPartition> partitions(Map<String, Integer> existing, String topic) {
        return IntStream.range(0, existing.getOrDefault(topic, 0))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    public String service() {
        return service.name();
    }

    public Topics topics() {
        return topics;
    }

    public MongoDatabase database() {
        return database;
    }

    public TopicLayout layout() {
        return layout;
    }

    /** The partitions of the registry's topic; none if it does not exist. */
    public List<TopicPartition> registry() {
        return registry;
    }

    public RebuiltCollections collections(List<String> names) {
        return new RebuiltCollections(database, mark(), names);
    }

    public DeadLetterIndex deadLettersOf(String topic) {
        return new DeadLetterIndex(this, topic);
    }

    StoreMark mark() {
        return new StoreMark(database, group.id());
    }

    /** Runs {@code each} for one partition after another. */
    public void forEachPartition(IntConsumer each) {
        for (int partition = 0; partition < layout.partitions(); partition++) {
            progress.accept("%s: partition %d of %d".formatted(service(), partition + 1, layout.partitions()));
            each.accept(partition);
        }
    }

    /** Runs {@code each} for the slices of one partition after another. */
    public void forEachSlice(BiConsumer<Integer, KeySlice> each) {
        forEachPartition(partition -> slices(partition).forEach(slice -> each.accept(partition, slice)));
    }

    /** Reads the events of a partition. Records that the service would dead-letter are left out. */
    public void read(String topic, int partition, KeySlice slice, Consumer<RebuildRecord> each) {
        read(topic, partition, slice, each, _ -> {});
    }

    /** @param rest receives the records that are no event of this topic */
    public void read(
            String topic,
            int partition,
            KeySlice slice,
            Consumer<RebuildRecord> each,
            Consumer<ConsumerRecord<String, byte[]>> rest) {
        var type = topics.flow().get(topic);
        if (type == null || !layout.topics().contains(topic)) {
            return;
        }
        readRaw(new TopicPartition(topic, partition), found -> {
            var event = found.key() != null && slice.contains(found.key()) ? event(found) : null;
            if (event != null && type.isInstance(event.data())) {
                each.accept(new RebuildRecord(found, event));
            } else {
                rest.accept(found);
            }
        });
    }

    /** Reads the events of certificates, which are not part of the flow. Records that the service would dead-letter are left out. */
    public void readCertificates(Consumer<CloudEvent<Event>> each) {
        certificates.forEach(place -> readRaw(place, found -> {
            var event = found.key() == null ? null : event(found);
            if (event != null && event.data() instanceof CertificateEvent) {
                each.accept(event);
            }
        }));
    }

    /** Reads the records of a partition up to the end that was read at the start. */
    public void readRaw(TopicPartition partition, Consumer<ConsumerRecord<String, byte[]>> each) {
        reader.read(partition, beginning(partition), end(partition), each);
    }

    private @Nullable CloudEvent<Event> event(ConsumerRecord<String, byte[]> found) {
        try {
            var event = codec.read(found.value());
            return event.isInPlace(found.key()) ? event : null;
        } catch (UnreadableRecordException noEvent) {
            return null;
        }
    }

    public long beginning(TopicPartition partition) {
        return Objects.requireNonNull(beginnings.getOrDefault(partition, 0L));
    }

    public long end(TopicPartition partition) {
        return Objects.requireNonNull(ends.getOrDefault(partition, 0L));
    }

    /** Slices of a partition's accounts that bound the memory of one pass. */
    private List<KeySlice> slices(int partition) {
        long records = layout.topics().stream()
                .map(topic -> new TopicPartition(topic, partition))
                .mapToLong(place -> end(place) - beginning(place))
                .sum();
        return KeySlice.of(records, MAX_RECORDS_PER_SLICE);
    }

    /**
     * Commits the offsets at which the service continues in a topic: its committed offset, or an earlier one where a record
     * before it has no result.
     *
     * @param unanswered the first record of each partition without a result
     */
    public void resumeAt(String topic, Map<Integer, Long> unanswered) {
        if (!layout.topics().contains(topic)) {
            return;
        }
        var committed = group.committed();
        var offsets = new HashMap<TopicPartition, Long>();
        for (int partition = 0; partition < layout.partitions(); partition++) {
            var place = new TopicPartition(topic, partition);
            long end = end(place);
            long last = Math.min(end, committed.getOrDefault(place, end));
            offsets.put(place, Math.min(last, unanswered.getOrDefault(partition, end)));
        }
        group.commit(offsets);
    }

    /** Commits the end of each partition of these topics: everything before it is in the rebuilt collections. */
    public void resumeAtEnd(List<String> complete) {
        resumeAtEnds(layout.all().stream()
                .filter(place -> complete.contains(place.topic()))
                .toList());
    }

    /** As {@link #resumeAtEnd}, for single partitions. */
    public void resumeAtEnds(List<TopicPartition> complete) {
        var offsets = new HashMap<TopicPartition, Long>();
        complete.forEach(place -> offsets.put(place, end(place)));
        if (!offsets.isEmpty()) {
            group.commit(offsets);
        }
    }

    boolean isServiceRunning() {
        return group.hasMembers();
    }
}
