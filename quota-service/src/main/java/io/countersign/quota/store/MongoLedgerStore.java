package io.countersign.quota.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.store.LedgerDocument.LastWrite;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The ledgers in the collection {@code ledgers}. Each write carries a name: where a bulk does not count every ledger as
 * written, one that does not carry the name afterwards is not known to be written.
 */
@Component
final class MongoLedgerStore implements LedgerStore {

    private static final int PAGE = 200;

    private final MappedCollection<LedgerDocument, Ledger> ledgers;
    private final MappedCollection<LastWrite, LastWrite> writes;

    MongoLedgerStore(MongoOperations operations, CollectionNames names) {
        this.ledgers = new MappedCollection<>(operations, names, LedgerDocument.class, LedgerDocument::toLedger);
        this.writes = new MappedCollection<>(operations, names, LastWrite.class, identity());
    }

    @Override
    public Map<AccountId, Ledger> load(Set<AccountId> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : ledgers.find(among(accounts)).stream().collect(toMap(Ledger::account, identity()));
    }

    @Override
    public Set<AccountId> save(Collection<Ledger> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var write = UUID.randomUUID().toString();
        boolean allApplied = ledgers.applyAll(
                changed.size(),
                bulk -> changed.stream()
                        .sorted(Comparator.comparing(Ledger::account))
                        .forEach(ledger -> add(bulk, ledger, LedgerDocument.next(ledger, write))));
        return allApplied ? Set.of() : unwritten(changed, write);
    }

    /** Those whose stored ledger does not carry the name of the write. */
    private Set<AccountId> unwritten(Collection<Ledger> changed, String write) {
        var accounts = changed.stream().map(Ledger::account).collect(toSet());
        var query = among(accounts);
        query.fields().include("write");
        writes.find(query).stream()
                .filter(ledger -> write.equals(ledger.write()))
                .forEach(ledger -> accounts.remove(new AccountId(ledger.account())));
        return accounts;
    }

    @Override
    public void scan(Consumer<Ledger> visitor) {
        ledgers.scan(new Query().cursorBatchSize(PAGE), visitor);
    }

    private static void add(BulkOperations bulk, Ledger ledger, LedgerDocument document) {
        if (ledger.version() == 0) {
            bulk.insert(document);
        } else {
            bulk.replaceOne(
                    query(where("account").is(document.account()).and("version").is(ledger.version())), document);
        }
    }

    private static Query among(Set<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).sorted().toList();
        return query(where("account").in(ids)).cursorBatchSize(ids.size() + 1);
    }
}
