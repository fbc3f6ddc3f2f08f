package io.countersign.operations.audit;

import com.mongodb.client.MongoClient;
import io.countersign.operations.audit.AccountJudge.Kept;
import io.countersign.operations.kafka.Groups;
import io.countersign.operations.kafka.Layout;
import io.countersign.operations.kafka.Slice;
import io.countersign.operations.kafka.TopicReader;
import io.countersign.operations.shell.Connection;
import io.countersign.operations.shell.Screen;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads every topic from its beginning, partition by partition, and compares with the stores. Only what has come to rest
 * is judged: an account that has a record which a service has still to read is left out, and so is one that gets a
 * record while its documents are read.
 */
final class Auditor {

    /** Of one partition; some hundred megabytes at most. */
    private static final long RECORDS_AT_ONCE = 1_000_000;

    private final Connection connection;
    private final TopicReader reader;
    private final Groups groups;
    private final MongoClient client;
    private final Screen screen;
    private final Layout layout;
    private final Stores stores;
    private final Report report = new Report();
    private final Known known = new Known();

    Auditor(Connection connection, TopicReader reader, Groups groups, MongoClient client, Screen screen) {
        this.connection = connection;
        this.reader = reader;
        this.groups = groups;
        this.client = client;
        this.screen = screen;
        this.layout = Layout.of(reader.topics(), connection.prefix());
        this.stores = new MongoStores(connection, client);
    }

    Report run(Duration patience) {
        var settling = new Settling(reader, groups, layout);
        var before = settling.await(patience, screen);
        before.lags()
                .forEach(
                        (service, lag) -> report.moving.add("%s has still to read %d records".formatted(service, lag)));
        for (int partition = 0; partition < layout.partitions(); partition++) {
            for (var slice : slices(partition)) {
                screen.progress("partition %d of %d: %d applications so far"
                        .formatted(partition + 1, layout.partitions(), report.revisions));
                audit(partition, slice);
            }
        }
        if (settling.look().restsSince(before)) {
            screen.progress("what only the stores know");
            new Extras(connection, client, report::add).find(known);
        } else {
            report.moving.add("records were written meanwhile: what only the stores know was not looked for");
        }
        screen.settle("%d partitions read".formatted(layout.partitions()));
        return report;
    }

    private List<Slice> slices(int partition) {
        var places = layout.in(partition);
        var begins = reader.begins(places);
        var ends = reader.ends(places);
        return Slice.of(
                places.stream()
                        .mapToLong(place -> at(ends, place) - at(begins, place))
                        .sum(),
                RECORDS_AT_ONCE);
    }

    private void audit(int partition, Slice slice) {
        var places = layout.in(partition);
        var read = groups.slowest(places);
        var begins = reader.begins(places);
        var ends = reader.ends(places);
        var audit = new PartitionAudit(slice);
        for (var letters : layout.deadLetters()) {
            var place = new TopicPartition(letters, partition);
            var from = Layout.letterbox(letters, connection.prefix());
            reader.read(
                    place,
                    at(begins, place),
                    at(ends, place),
                    letter -> audit.onLetter(from, letter, letter.offset() >= at(read, place)));
        }
        layout.events().forEach((topic, type) -> {
            var place = new TopicPartition(topic, partition);
            reader.read(
                    place,
                    at(begins, place),
                    at(ends, place),
                    found -> audit.on(found, type, found.offset() >= at(read, place)));
        });
        audit.judge(stores, kept(begins, partition));
        audit.report(writtenSince(ends), report::add);
        audit.accounts().forEach(report::count);
        audit.accounts().forEach(known::add);
    }

    private Kept kept(Map<TopicPartition, Long> begins, int partition) {
        var topics = connection.topics();
        for (var topic : Set.of(topics.applications(), topics.decisions())) {
            if (begins.getOrDefault(new TopicPartition(topic, partition), 0L) > 0) {
                report.note("%s-%d no longer has its first records: what they said is missed as lost"
                        .formatted(topic, partition));
            }
        }
        return new Kept(
                begins.getOrDefault(new TopicPartition(topics.admissions(), partition), 0L) == 0,
                begins.getOrDefault(new TopicPartition(topics.notices(), partition), 0L) == 0);
    }

    private Set<String> writtenSince(Map<TopicPartition, Long> ends) {
        var accounts = new HashSet<String>();
        reader.ends(ends.keySet())
                .forEach((place, end) -> reader.read(place, at(ends, place), end, found -> {
                    if (found.key() != null) {
                        accounts.add(found.key());
                    }
                }));
        return accounts;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition place) {
        return Objects.requireNonNull(offsets.get(place));
    }
}
