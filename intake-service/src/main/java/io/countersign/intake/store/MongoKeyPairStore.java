package io.countersign.intake.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPairStore;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code keyPairs}. */
@Component
final class MongoKeyPairStore implements KeyPairStore {

    private final MongoOperations operations;
    private final MappedCollection<KeyPairDocument, KeyPair> pairs;

    MongoKeyPairStore(MongoOperations operations) {
        this.operations = operations;
        this.pairs = new MappedCollection<>(
                operations, CollectionNames.CURRENT, KeyPairDocument.class, KeyPairDocument::toKeyPair);
    }

    @Override
    public @Nullable KeyPair find(String secretId) {
        return pairs.findById(secretId);
    }

    @Override
    public void insert(KeyPair pair) {
        operations.insert(KeyPairDocument.of(pair));
    }

    @Override
    public void disable(String secretId, Act act) {
        var enabled = query(where("secretId").is(secretId).and("disabled").is(null));
        var update = new Update().set("disabled", KeyPairDocument.StoredAct.of(act));
        operations.updateFirst(enabled, update, KeyPairDocument.class);
    }

    @Override
    public void removeDisabled(String secretId) {
        pairs.remove(query(where("secretId").is(secretId).and("disabled").ne(null)));
    }

    @Override
    public List<KeyPair> of(AccountId account) {
        return pairs.find(query(where("account").is(account.value()))).stream()
                .sorted(Comparator.comparing((KeyPair pair) -> pair.created().at())
                        .thenComparing(KeyPair::secretId))
                .toList();
    }
}
