package io.countersign.quota.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.quota.domain.SweepStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The day of each partition's last sweep, in the collection {@code sweeps}. */
@Component
final class MongoSweepStore implements SweepStore {

    private final MongoCollection<Document> sweeps;

    MongoSweepStore(MongoDatabase database) {
        this.sweeps = database.getCollection("sweeps");
    }

    @Override
    public Set<Integer> unswept(Set<Integer> partitions, long day) {
        var unswept = new HashSet<>(partitions);
        sweeps.find(new Document("_id", new Document("$in", List.copyOf(partitions))))
                .forEach(sweep -> {
                    if (sweep.get("day", Number.class).longValue() >= day) {
                        unswept.remove(sweep.get("_id", Number.class).intValue());
                    }
                });
        return unswept;
    }

    @Override
    public void swept(Set<Integer> partitions, long day) {
        var upsert = new ReplaceOptions().upsert(true);
        partitions.stream().sorted().forEach(partition -> {
            var sweep = new Document("_id", partition).append("schema", 1).append("day", day);
            sweeps.replaceOne(new Document("_id", partition), sweep, upsert);
        });
    }
}
