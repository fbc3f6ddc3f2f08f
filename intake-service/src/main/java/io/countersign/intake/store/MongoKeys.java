package io.countersign.intake.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.KeyDocument;
import io.countersign.intake.domain.Keys;
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
import org.springframework.stereotype.Component;

/** The collection {@code keys}. Inserts of concurrent requests are one write; whose insert won is read, not counted. */
@Component
final class MongoKeys implements Keys {

    static final String COLLECTION = "keys";
    static final String AT = "at";

    private final MongoCollection<Document> keys;
    private final InstantSource clock;
    private final GroupCommit<KeyDocument, KeyDocument> claims = new GroupCommit<>(this::claimAll);
    private final GroupCommit<KeyDocument, KeyDocument> marks = new GroupCommit<>(this::mark);

    MongoKeys(MongoDatabase database, InstantSource clock) {
        this.keys = database.getCollection(COLLECTION);
        this.clock = clock;
    }

    @Override
    public @Nullable KeyDocument find(AccountId account, String key) {
        return read(List.of(account + "/" + key)).values().stream().findFirst().orElse(null);
    }

    @Override
    public List<KeyDocument> claim(List<KeyDocument> documents) {
        return claims.commit(documents);
    }

    @Override
    public void appended(Collection<KeyDocument> documents) {
        if (!documents.isEmpty()) {
            var _ = marks.enqueue(List.copyOf(documents));
        }
    }

    private List<KeyDocument> claimAll(List<KeyDocument> claimed) {
        var first = new LinkedHashMap<String, KeyDocument>();
        claimed.forEach(document -> first.putIfAbsent(document.id(), document));
        Map<String, KeyDocument> standing = insert(first.values()) ? first : read(first.keySet());
        return claimed.stream()
                .map(document -> Objects.requireNonNull(standing.get(document.id())))
                .toList();
    }

    private boolean insert(Collection<KeyDocument> documents) {
        try {
            keys.insertMany(
                    documents.stream()
                            .sorted(Comparator.comparing(KeyDocument::id))
                            .map(this::document)
                            .toList(),
                    new InsertManyOptions().ordered(false));
            return true;
        } catch (MongoBulkWriteException failed) {
            if (failed.getWriteErrors().stream().anyMatch(error -> error.getCode() != Growing.DUPLICATE_KEY)
                    || failed.getWriteConcernError() != null) {
                throw failed;
            }
            return false;
        }
    }

    private List<KeyDocument> mark(List<KeyDocument> documents) {
        keys.bulkWrite(
                documents.stream()
                        .sorted(Comparator.comparing(KeyDocument::id))
                        .map(document -> new UpdateOneModel<Document>(
                                new Document("_id", document.id()),
                                new Document("$set", new Document("appended", true))))
                        .toList(),
                new BulkWriteOptions().ordered(false));
        return documents;
    }

    private Map<String, KeyDocument> read(Collection<String> ids) {
        var found = new HashMap<String, KeyDocument>();
        keys.find(new Document("_id", new Document("$in", new ArrayList<>(ids))))
                .map(MongoKeys::key)
                .forEach(document -> found.put(document.id(), document));
        return found;
    }

    private Document document(KeyDocument key) {
        return new Document("_id", key.id())
                .append("schema", 1)
                .append("account", key.account().value())
                .append("key", key.key())
                .append("hash", key.requestHash())
                .append("event", key.event())
                .append("appended", key.appended())
                .append(AT, Date.from(clock.instant()));
    }

    private static KeyDocument key(Document document) {
        return new KeyDocument(
                new AccountId(document.getString("account")),
                document.getString("key"),
                document.getString("hash"),
                document.getString("event"),
                document.getBoolean("appended", false));
    }
}
