package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Language;
import io.countersign.intake.domain.AccountStore;
import io.countersign.intake.domain.RegisteredAccount;
import io.countersign.platform.store.CollectionIndexes;
import io.countersign.platform.store.UniqueWrites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** The collection {@code accounts}; an account of no platform has an empty one. Concurrent questions are one read. */
@Component
final class MongoAccountStore implements AccountStore {

    static final String COLLECTION = "accounts";

    private static final String PLATFORM = "platform";
    private static final String VERSION = "version";
    private static final String UNSENT_SINCE = "unsentSince";

    /** The sweep finds the accounts with an unsent event by it. */
    static final CollectionIndexes INDEXES =
            CollectionIndexes.of(COLLECTION, new Index(UNSENT_SINCE, Direction.ASC).sparse());

    private final MongoCollection<Document> accounts;
    private final RequestBatcher<AccountId, Optional<AccountSnapshot>> questions = new RequestBatcher<>(this::look);

    MongoAccountStore(MongoDatabase database) {
        this.accounts = database.getCollection(COLLECTION);
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
    public @Nullable RegisteredAccount load(AccountId id) {
        var document = accounts.find(new Document("_id", id.value())).first();
        return document == null ? null : new RegisteredAccount(account(document), document.getLong(VERSION));
    }

    @Override
    public boolean insert(RegisteredAccount account, Instant unsentSince) {
        return UniqueWrites.insert(accounts, document(account, unsentSince));
    }

    @Override
    public boolean replace(RegisteredAccount account, Instant unsentSince) {
        return accounts.replaceOne(at(account.account().id(), account.version() - 1), document(account, unsentSince))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public boolean markSent(AccountId id, long version) {
        return accounts.updateOne(at(id, version), new Document("$unset", new Document(UNSENT_SINCE, "")))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public List<AccountId> unsent(Instant before, int limit) {
        return accounts.find(new Document(UNSENT_SINCE, new Document("$lt", Date.from(before))))
                .limit(limit)
                .map(document -> new AccountId(document.getString("_id")))
                .into(new ArrayList<>());
    }

    private static Document at(AccountId id, long version) {
        return new Document("_id", id.value()).append(VERSION, version);
    }

    private static Document document(RegisteredAccount registered, Instant unsentSince) {
        return document(registered.account())
                .append(VERSION, registered.version())
                .append(UNSENT_SINCE, Date.from(unsentSince));
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
