package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.IdempotencyRecord;
import io.countersign.intake.domain.IdempotencyStore;
import io.countersign.platform.store.CollectionIndexes;
import io.countersign.platform.store.UniqueWrites;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** The collection {@code keys}. Inserts of concurrent requests are one write; whose insert won is read, not counted. */
@Component
final class MongoIdempotencyStore implements IdempotencyStore {

    static final String COLLECTION = "keys";

    private static final String AT = "at";

    /** Clients are promised a day. */
    static final CollectionIndexes INDEXES =
            CollectionIndexes.of(COLLECTION, new Index(AT, Direction.ASC).expire(Duration.ofDays(7)));

    private final MongoCollection<Document> keys;
    private final InstantSource clock;
    private final RequestBatcher<IdempotencyRecord, IdempotencyRecord> claims = new RequestBatcher<>(this::claimAll);
    private final RequestBatcher<IdempotencyRecord, IdempotencyRecord> marks = new RequestBatcher<>(this::mark);

    MongoIdempotencyStore(MongoDatabase database, InstantSource clock) {
        this.keys = database.getCollection(COLLECTION);
        this.clock = clock;
    }

    @Override
    public @Nullable IdempotencyRecord find(AccountId account, String key) {
        return read(List.of(account + "/" + key)).values().stream().findFirst().orElse(null);
    }

    @Override
    public List<IdempotencyRecord> claim(List<IdempotencyRecord> documents) {
        return claims.commit(documents);
    }

    @Override
    public void appended(Collection<IdempotencyRecord> documents) {
        if (!documents.isEmpty()) {
            var _ = marks.enqueue(List.copyOf(documents));
        }
    }

    private List<IdempotencyRecord> claimAll(List<IdempotencyRecord> claimed) {
        var first = new LinkedHashMap<String, IdempotencyRecord>();
        claimed.forEach(document -> first.putIfAbsent(document.id(), document));
        Map<String, IdempotencyRecord> standing = insert(first.values()) ? first : read(first.keySet());
        return claimed.stream()
                .map(document -> Objects.requireNonNull(standing.get(document.id())))
                .toList();
    }

    private boolean insert(Collection<IdempotencyRecord> documents) {
        return UniqueWrites.writeAll(
                keys,
                documents.stream()
                        .sorted(Comparator.comparing(IdempotencyRecord::id))
                        .map(key -> new InsertOneModel<>(document(key)))
                        .toList());
    }

    private List<IdempotencyRecord> mark(List<IdempotencyRecord> documents) {
        keys.bulkWrite(
                documents.stream()
                        .sorted(Comparator.comparing(IdempotencyRecord::id))
                        .map(document -> new UpdateOneModel<Document>(
                                new Document("_id", document.id()),
                                new Document("$set", new Document("appended", true))))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        return documents;
    }

    private Map<String, IdempotencyRecord> read(Collection<String> ids) {
        var found = new HashMap<String, IdempotencyRecord>();
        keys.find(new Document("_id", new Document("$in", new ArrayList<>(ids))))
                .map(MongoIdempotencyStore::key)
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    private Document document(IdempotencyRecord key) {
        return new Document("_id", key.id())
                .append("schema", 1)
                .append("account", key.account().value())
                .append("key", key.key())
                .append("hash", key.requestHash())
                .append("event", key.event())
                .append("appended", key.appended())
                .append(AT, Date.from(clock.instant()));
    }

    private static IdempotencyRecord key(Document document) {
        return new IdempotencyRecord(
                new AccountId(document.getString("account")),
                document.getString("key"),
                document.getString("hash"),
                document.getString("event"),
                document.getBoolean("appended", false));
    }
}
