package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.KeyPair;
import io.countersign.intake.domain.KeyPair.Act;
import io.countersign.intake.domain.KeyPair.Permission;
import io.countersign.intake.domain.KeyPairStore;
import io.countersign.platform.store.CollectionIndexes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** The collection {@code keyPairs}. Whatever was done to a pair stays in its document. */
@Component
final class MongoKeyPairStore implements KeyPairStore {

    static final String COLLECTION = "keyPairs";

    private static final String ACCOUNT = "account";
    private static final String DISABLED = "disabled";

    static final CollectionIndexes INDEXES = CollectionIndexes.of(COLLECTION, new Index(ACCOUNT, Direction.ASC));

    private final MongoCollection<Document> pairs;

    MongoKeyPairStore(MongoDatabase database) {
        this.pairs = database.getCollection(COLLECTION);
    }

    @Override
    public @Nullable KeyPair find(String secretId) {
        var found = pairs.find(new Document("_id", secretId)).first();
        return found == null ? null : pair(found);
    }

    @Override
    public void insert(KeyPair pair) {
        pairs.insertOne(new Document("_id", pair.secretId())
                .append("schema", 1)
                .append(ACCOUNT, pair.account().value())
                .append("secret", pair.sealedSecret())
                .append(
                        "permissions",
                        pair.permissions().stream()
                                .map(Permission::name)
                                .sorted()
                                .toList())
                .append("created", document(pair.created())));
    }

    @Override
    public void disable(String secretId, Act act) {
        pairs.updateOne(
                new Document("_id", secretId).append(DISABLED, null),
                new Document("$set", new Document(DISABLED, document(act))));
    }

    @Override
    public void removeDisabled(String secretId) {
        pairs.deleteOne(new Document("_id", secretId).append(DISABLED, new Document("$ne", null)));
    }

    @Override
    public List<KeyPair> of(AccountId account) {
        return pairs.find(new Document(ACCOUNT, account.value())).into(new ArrayList<>()).stream()
                .map(MongoKeyPairStore::pair)
                .sorted(Comparator.comparing((KeyPair pair) -> pair.created().at())
                        .thenComparing(KeyPair::secretId))
                .toList();
    }

    private static Document document(Act act) {
        return new Document("at", Date.from(act.at())).append("by", act.by());
    }

    private static KeyPair pair(Document document) {
        var disabled = document.get(DISABLED, Document.class);
        return new KeyPair(
                document.getString("_id"),
                new AccountId(document.getString(ACCOUNT)),
                document.getString("secret"),
                document.getList("permissions", String.class).stream()
                        .map(Permission::valueOf)
                        .collect(Collectors.toSet()),
                act(document.get("created", Document.class)),
                disabled == null ? null : act(disabled));
    }

    private static Act act(Document document) {
        return new Act(document.getDate("at").toInstant(), document.getString("by"));
    }
}
