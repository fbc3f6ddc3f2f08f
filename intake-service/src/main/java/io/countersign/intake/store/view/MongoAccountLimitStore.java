package io.countersign.intake.store.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.store.view.GrowOnlyDocuments.Growth;
import io.countersign.platform.store.document.CollectionNames;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The collection {@code limits}. What this instance has written already is not written again. */
@Component
final class MongoAccountLimitStore implements AccountLimitStore {

    private static final int MAX_CACHED = 100_000;

    private final MongoCollection<Document> limits;
    private final GrowOnlyDocuments documents;
    private final Map<AccountId, Integer> written = new ConcurrentHashMap<>();

    MongoAccountLimitStore(MongoDatabase database, CollectionNames names) {
        this.limits = database.getCollection(names.of("limits"));
        this.documents = new GrowOnlyDocuments(limits);
    }

    @Override
    public void put(Map<AccountId, Integer> more) {
        List<Growth> changed = more.entrySet().stream()
                .filter(limit -> !limit.getValue().equals(written.get(limit.getKey())))
                .map(limit -> new Growth(limit.getKey().value(), Map.of("limit", limit.getValue())))
                .toList();
        documents.grow(changed);
        if (written.size() > MAX_CACHED) {
            written.clear();
        }
        written.putAll(more);
    }

    @Override
    public OptionalInt find(AccountId account) {
        var found = limits.find(new Document("_id", account.value())).first();
        return found == null ? OptionalInt.empty() : OptionalInt.of(found.getInteger("limit"));
    }
}
