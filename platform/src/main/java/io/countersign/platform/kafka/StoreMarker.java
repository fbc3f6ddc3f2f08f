package io.countersign.platform.kafka;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.StartupCheck;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.store.document.UniqueWrites;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses to start on a store without its mark, as one that is empty or half rebuilt, while the group has committed
 * offsets: everything read before would be missing for good. In rebuild mode it resets the offsets to the beginning
 * instead.
 */
public final class StoreMarker implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoreMarker.class);
    private static final String ID = "store";

    private final MongoDatabase database;
    private final Admin admin;
    private final String group;
    private final boolean rebuild;
    private final InstantSource clock;

    public StoreMarker(MongoDatabase database, Admin admin, String group, boolean rebuild, InstantSource clock) {
        this.database = database;
        this.admin = admin;
        this.group = group;
        this.rebuild = rebuild;
        this.clock = clock;
    }

    @Override
    public void run() throws Exception {
        var meta = database.getCollection("meta");
        if (meta.find(eq("_id", ID)).first() != null) {
            return;
        }
        var committed = committed();
        if (!committed.isEmpty() && !rebuild) {
            throw new StartupException(
                    ("the store %s is empty or a rebuild was cut short, but group %s has read %d partitions of its topics;"
                                    + " restore the store or rebuild it (again); for intake alone countersign.rebuild=true,"
                                    + " which reads them again from the beginning, is enough")
                            .formatted(database.getName(), group, committed.size()));
        }
        if (!committed.isEmpty()) {
            admin.deleteConsumerGroupOffsets(group, committed.keySet()).all().get(10, TimeUnit.SECONDS);
            LOG.atWarn().addKeyValue("group", group).log("Reading the topics again from the beginning");
        }
        mark(meta);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        var offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(10, TimeUnit.SECONDS);
        return offsets.entrySet().stream()
                .filter(offset -> offset.getValue() != null && offset.getValue().offset() > 0)
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void mark(MongoCollection<Document> meta) {
        UniqueWrites.insert(
                meta,
                new Document("_id", ID)
                        .append("schema", 1)
                        .append("group", group)
                        .append("since", Date.from(clock.instant())));
    }
}
