package io.countersign.quota.store;

import static java.util.function.Function.identity;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.quota.domain.admission.LimitChangeStore;
import io.countersign.quota.domain.ledger.LimitChange;
import java.time.Instant;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.stereotype.Component;

/** The changes of limits by operators, in the collection {@code acts}, one document each, kept forever. */
@Component
final class MongoLimitChangeStore implements LimitChangeStore {

    private final MappedCollection<LimitChangeDocument, LimitChangeDocument> acts;

    MongoLimitChangeStore(MongoOperations operations) {
        this.acts = new MappedCollection<>(operations, CollectionNames.CURRENT, LimitChangeDocument.class, identity());
    }

    @Override
    public void record(LimitChange act) {
        acts.insert(LimitChangeDocument.of(act));
    }

    @Document("acts")
    record LimitChangeDocument(
            @MongoId String id, int schema, String act, String account, String by, Instant at, int from, int to) {

        static LimitChangeDocument of(LimitChange change) {
            var account = change.account().value();
            return new LimitChangeDocument(
                    "limit:" + account + ":" + change.version(),
                    1,
                    "limit",
                    account,
                    change.by(),
                    change.at(),
                    change.from(),
                    change.to());
        }
    }
}
