package io.countersign.quota.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.quota.domain.admission.SweepStore;
import java.util.HashSet;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** The day of each partition's last sweep, in the collection {@code sweeps}. */
@Component
final class MongoSweepStore implements SweepStore {

    private final MongoOperations operations;

    MongoSweepStore(MongoOperations operations) {
        this.operations = operations;
    }

    @Document("sweeps")
    record SweepDocument(@MongoId int partition, int schema, long day) {}

    @Override
    public Set<Integer> unswept(Set<Integer> partitions, long day) {
        var swept = query(where("partition").in(partitions).and("day").gte(day));
        var unswept = new HashSet<>(partitions);
        operations.find(swept, SweepDocument.class).forEach(sweep -> unswept.remove(sweep.partition()));
        return unswept;
    }

    @Override
    public void swept(Set<Integer> partitions, long day) {
        partitions.stream().sorted().forEach(partition -> operations.save(new SweepDocument(partition, 1, day)));
    }
}
