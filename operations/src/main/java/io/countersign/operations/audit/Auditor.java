package io.countersign.operations.audit;

import com.mongodb.client.MongoClient;
import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.checks.PlatformFeedCheck;
import io.countersign.operations.audit.checks.StoreOnlyCheck;
import io.countersign.operations.audit.facts.KnownIds;
import io.countersign.operations.audit.source.DocumentStores;
import io.countersign.operations.audit.source.MongoDocumentStores;
import io.countersign.operations.command.Console;
import io.countersign.operations.command.ServerConnection;
import io.countersign.operations.kafka.ServiceGroups;
import io.countersign.platform.topics.KeySlice;
import io.countersign.platform.topics.TopicLayout;
import io.countersign.platform.topics.TopicReader;
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

    private final ServerConnection connection;
    private final TopicReader reader;
    private final ServiceGroups groups;
    private final MongoClient client;
    private final Console console;
    private final TopicLayout layout;
    private final DocumentStores stores;
    private final AuditReport report = new AuditReport();
    private final KnownIds known = new KnownIds();

    Auditor(
            ServerConnection connection,
            TopicReader reader,
            ServiceGroups groups,
            MongoClient client,
            Console console) {
        this.connection = connection;
        this.reader = reader;
        this.groups = groups;
        this.client = client;
        this.console = console;
        this.layout = connection.layout(reader);
        this.stores = new MongoDocumentStores(connection, client);
    }

    AuditReport run(Duration timeout) {
        var settling = new Quiescence(reader, groups, layout);
        var before = settling.await(timeout, console);
        before.lags()
                .forEach((service, lag) -> report.moving.add("%s has not read %d records".formatted(service, lag)));
        for (int partition = 0; partition < layout.partitions(); partition++) {
            for (var slice : slices(partition)) {
                console.progress("partition %d of %d: %d applications so far"
                        .formatted(partition + 1, layout.partitions(), report.revisions));
                audit(partition, slice);
            }
        }
        if (settling.look().restsSince(before)) {
            console.progress("searching what exists in the stores only");
            new StoreOnlyCheck(connection, client, report::add).find(known);
            new PlatformFeedCheck(connection.database(client, "notification"), report::add).check();
        } else {
            report.moving.add(
                    "records were written meanwhile: what exists in the stores only was not searched, the feeds of"
                            + " platforms were not judged");
        }
        console.endProgress("%d partitions read".formatted(layout.partitions()));
        return report;
    }

    private List<KeySlice> slices(int partition) {
        var places = layout.partition(partition);
        var begins = reader.beginningOffsets(places);
        var ends = reader.endOffsets(places);
        return KeySlice.of(
                places.stream()
                        .mapToLong(place -> at(ends, place) - at(begins, place))
                        .sum(),
                RECORDS_AT_ONCE);
    }

    private void audit(int partition, KeySlice slice) {
        var places = layout.partition(partition);
        var read = groups.slowest(places);
        var begins = reader.beginningOffsets(places);
        var ends = reader.endOffsets(places);
        var audit = new PartitionAudit(slice);
        for (var letters : layout.deadLetters()) {
            var place = new TopicPartition(letters, partition);
            var from = connection.topics().origin(letters).orElseThrow();
            reader.read(
                    place,
                    at(begins, place),
                    at(ends, place),
                    letter -> audit.onLetter(from, letter, letter.offset() >= at(read, place)));
        }
        connection.topics().flow().forEach((topic, type) -> {
            if (!layout.topics().contains(topic)) {
                return;
            }
            var place = new TopicPartition(topic, partition);
            reader.read(
                    place,
                    at(begins, place),
                    at(ends, place),
                    found -> audit.on(found, type, found.offset() >= at(read, place)));
        });
        audit.check(stores, kept(begins, partition));
        audit.report(writtenSince(ends), report::add);
        audit.accounts().forEach(report::count);
        audit.accounts().forEach(known::add);
    }

    private Kept kept(Map<TopicPartition, Long> begins, int partition) {
        var topics = connection.topics();
        for (var topic : Set.of(topics.applications(), topics.decisions())) {
            if (begins.getOrDefault(new TopicPartition(topic, partition), 0L) > 0) {
                report.note("%s-%d no longer has its first records; their results are reported as lost"
                        .formatted(topic, partition));
            }
        }
        return new Kept(
                begins.getOrDefault(new TopicPartition(topics.admissions(), partition), 0L) == 0,
                begins.getOrDefault(new TopicPartition(topics.notices(), partition), 0L) == 0);
    }

    private Set<String> writtenSince(Map<TopicPartition, Long> ends) {
        var accounts = new HashSet<String>();
        reader.endOffsets(ends.keySet())
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
