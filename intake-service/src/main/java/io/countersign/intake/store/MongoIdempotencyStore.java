package io.countersign.intake.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code keys}. Inserts of concurrent requests are one write; whose insert won is read, not counted. */
@Component
final class MongoIdempotencyStore implements IdempotencyStore {

    private final MappedCollection<IdempotencyDocument, IdempotencyRecord> keys;
    private final InstantSource clock;
    private final RequestBatcher<IdempotencyRecord, IdempotencyRecord> claims = new RequestBatcher<>(this::claimAll);
    private final RequestBatcher<IdempotencyRecord, IdempotencyRecord> marks = new RequestBatcher<>(this::mark);

    MongoIdempotencyStore(MongoOperations operations, InstantSource clock) {
        this.keys = new MappedCollection<>(
                operations, CollectionNames.CURRENT, IdempotencyDocument.class, IdempotencyDocument::toRecord);
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
        var now = clock.instant();
        return keys.insertAll(documents.stream()
                .sorted(Comparator.comparing(IdempotencyRecord::id))
                .map(key -> IdempotencyDocument.of(key, now))
                .toList());
    }

    private List<IdempotencyRecord> mark(List<IdempotencyRecord> documents) {
        var appended = new Update().set("appended", true);
        keys.writeAll(bulk -> documents.stream()
                .sorted(Comparator.comparing(IdempotencyRecord::id))
                .forEach(document -> bulk.updateOne(query(where("id").is(document.id())), appended)));
        return documents;
    }

    private Map<String, IdempotencyRecord> read(Collection<String> ids) {
        return keys.find(query(where("id").in(ids))).stream().collect(toMap(IdempotencyRecord::id, identity()));
    }
}
