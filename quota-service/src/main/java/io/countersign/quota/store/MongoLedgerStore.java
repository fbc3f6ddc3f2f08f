package io.countersign.quota.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.platform.store.UniqueWrites;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The ledgers in the collection {@code ledgers}. A bulk's counts are not relied on: each write carries a name, and a
 * ledger that does not carry it afterwards is not known to be written.
 */
@Component
final class MongoLedgerStore implements LedgerStore {

    private static final int PAGE = 200;

    private final MongoCollection<Document> ledgers;
    private final DocumentMapper<Ledger> mapper = new DocumentMapper<>("ledgers", LedgerDocument::ledger);

    MongoLedgerStore(MongoDatabase database, CollectionNames names) {
        this.ledgers = database.getCollection(names.of("ledgers"));
    }

    @Override
    public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return ledgers
                .find(among(accounts))
                .batchSize(accounts.size() + 1)
                .map(mapper::map)
                .into(new ArrayList<>())
                .stream()
                .collect(toMap(Ledger::account, identity()));
    }

    @Override
    public Set<AccountId> save(Collection<Ledger> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var write = UUID.randomUUID().toString();
        UniqueWrites.writeAll(
                ledgers,
                changed.stream()
                        .sorted(Comparator.comparing(Ledger::account))
                        .map(ledger -> replacement(ledger, write))
                        .toList());
        var accounts = changed.stream().map(Ledger::account).collect(toSet());
        accounts.removeAll(written(accounts, write));
        return accounts;
    }

    @Override
    public void walk(Consumer<Ledger> visitor) {
        ledgers.find()
                .batchSize(PAGE)
                .forEach(document -> mapper.mapReadable(document).forEach(visitor));
    }

    private static WriteModel<Document> replacement(Ledger ledger, String write) {
        var document = LedgerDocument.of(ledger, write);
        return ledger.version() == 0
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(
                        new Document("_id", ledger.account().value()).append("version", ledger.version()), document);
    }

    private Set<AccountId> written(Set<AccountId> accounts, String write) {
        return ledgers
                .find(among(accounts))
                .projection(new Document("write", 1))
                .batchSize(accounts.size() + 1)
                .into(new ArrayList<>())
                .stream()
                .filter(document -> write.equals(document.getString("write")))
                .map(document -> new AccountId(document.getString("_id")))
                .collect(toSet());
    }

    private static Document among(Set<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).sorted().toList();
        return new Document("_id", new Document("$in", ids));
    }
}
