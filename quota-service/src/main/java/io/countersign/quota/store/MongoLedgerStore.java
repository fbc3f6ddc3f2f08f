package io.countersign.quota.store;

import static com.mongodb.client.model.Projections.include;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.RecordCollection;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The ledgers in the collection {@code ledgers}. Each write carries a name: where a bulk does not count every ledger as
 * written, one that does not carry the name afterwards is not known to be written.
 */
@Component
final class MongoLedgerStore implements LedgerStore {

    private static final String COLLECTION = "ledgers";
    private static final int PAGE = 200;

    private final RecordCollection<LedgerDocument, Ledger> ledgers;
    private final MongoCollection<Document> writes;

    MongoLedgerStore(MongoDatabase database, CollectionNames names) {
        var name = names.of(COLLECTION);
        this.ledgers = new RecordCollection<>(database, name, LedgerDocument.class, LedgerDocument::toLedger);
        this.writes = database.getCollection(name);
    }

    @Override
    public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : ledgers.find(ids(accounts)).stream().collect(toMap(Ledger::account, identity()));
    }

    @Override
    public Set<AccountId> save(Collection<Ledger> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var write = UUID.randomUUID().toString();
        var replacements = changed.stream()
                .sorted(Comparator.comparing(Ledger::account))
                .map(ledger -> RecordCollection.next(
                        ledger.account().value(), ledger.version(), LedgerDocument.next(ledger, write)))
                .toList();
        return ledgers.applyAll(replacements) ? Set.of() : unwritten(changed, write);
    }

    /** Those whose stored ledger does not carry the name of the write. */
    private Set<AccountId> unwritten(Collection<Ledger> changed, String write) {
        var accounts = changed.stream().map(Ledger::account).collect(toSet());
        writes.find(new Document("_id", new Document("$in", ids(accounts))))
                .projection(include("write"))
                .batchSize(accounts.size() + 1)
                .forEach(ledger -> {
                    if (write.equals(ledger.get("write"))) {
                        accounts.remove(new AccountId(ledger.getString("_id")));
                    }
                });
        return accounts;
    }

    @Override
    public void scan(Consumer<Ledger> visitor) {
        ledgers.scan(PAGE, visitor);
    }

    private static List<String> ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().toList();
    }
}
