package io.countersign.intake.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Language;
import io.countersign.intake.domain.AccountStore;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code accounts}; an account of no platform has an empty one. Concurrent questions are one read. */
@Component
final class MongoAccountStore implements AccountStore {

    private static final String PLATFORM = "platform";

    private final MongoCollection<Document> accounts;
    private final RequestBatcher<AccountId, Optional<AccountSnapshot>> questions = new RequestBatcher<>(this::look);

    MongoAccountStore(MongoDatabase database) {
        this.accounts = database.getCollection("accounts");
    }

    @Override
    public @Nullable AccountSnapshot find(AccountId id) {
        return questions.commit(List.of(id)).getFirst().orElse(null);
    }

    private List<Optional<AccountSnapshot>> look(List<AccountId> ids) {
        var found = new HashMap<AccountId, AccountSnapshot>();
        var wanted = ids.stream().map(AccountId::value).distinct().toList();
        accounts.find(new Document("_id", new Document("$in", wanted)))
                .batchSize(wanted.size() + 1)
                .map(MongoAccountStore::account)
                .forEach(account -> found.put(account.id(), account));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    @Override
    public boolean insert(AccountSnapshot account) {
        try {
            accounts.insertOne(document(account));
            return true;
        } catch (MongoWriteException exists) {
            if (exists.getError().getCode() != GrowOnlyDocuments.DUPLICATE_KEY) {
                throw exists;
            }
            return false;
        }
    }

    @Override
    public boolean replace(AccountSnapshot account, @Nullable String platform) {
        var filter =
                new Document("_id", account.id().value()).append(PLATFORM, Objects.requireNonNullElse(platform, ""));
        return accounts.replaceOne(filter, document(account)).getMatchedCount() == 1;
    }

    private static Document document(AccountSnapshot account) {
        return new Document("_id", account.id().value())
                .append("schema", 1)
                .append("kind", account.kind().name())
                .append("verifiedName", account.verifiedName())
                .append("language", account.language().name())
                .append(PLATFORM, Objects.requireNonNullElse(account.platform(), ""))
                .append("test", account.test());
    }

    private static AccountSnapshot account(Document document) {
        var platform = document.getString(PLATFORM);
        return new AccountSnapshot(
                new AccountId(document.getString("_id")),
                AccountKind.valueOf(document.getString("kind")),
                document.getString("verifiedName"),
                Language.valueOf(document.getString("language")),
                platform.isEmpty() ? null : platform,
                document.getBoolean("test", false));
    }
}
