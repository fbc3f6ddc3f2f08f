package io.countersign.intake.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountStore;
import io.countersign.intake.domain.account.RegisteredAccount;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code accounts}. Concurrent questions are one read. */
@Component
final class MongoAccountStore implements AccountStore {

    private final MappedCollection<AccountDocument, RegisteredAccount> accounts;
    private final RequestBatcher<AccountId, Optional<AccountSnapshot>> questions = new RequestBatcher<>(this::look);

    MongoAccountStore(MongoOperations operations) {
        this.accounts = new MappedCollection<>(
                operations, CollectionNames.CURRENT, AccountDocument.class, AccountDocument::toAccount);
    }

    @Override
    public @Nullable AccountSnapshot find(AccountId id) {
        return questions.commit(List.of(id)).getFirst().orElse(null);
    }

    private List<Optional<AccountSnapshot>> look(List<AccountId> ids) {
        var found = new HashMap<AccountId, AccountSnapshot>();
        var wanted = ids.stream().map(AccountId::value).distinct().toList();
        accounts.find(query(where("id").in(wanted)).cursorBatchSize(wanted.size() + 1))
                .forEach(registered -> found.put(registered.account().id(), registered.account()));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    @Override
    public @Nullable RegisteredAccount load(AccountId id) {
        return accounts.findById(id.value());
    }

    @Override
    public boolean insert(RegisteredAccount account, Instant unsentSince) {
        return accounts.insert(AccountDocument.of(account, unsentSince));
    }

    @Override
    public boolean replace(RegisteredAccount account, Instant unsentSince) {
        var current = current(account.account().id(), account.version() - 1);
        return accounts.replace(current, AccountDocument.of(account, unsentSince));
    }

    @Override
    public boolean markSent(AccountId id, long version) {
        return accounts.update(current(id, version), new Update().unset(AccountDocument.UNSENT_SINCE));
    }

    @Override
    public List<AccountId> unsent(Instant before, int limit) {
        var unsent = query(where(AccountDocument.UNSENT_SINCE).lt(before)).limit(limit);
        var found = new ArrayList<AccountId>();
        accounts.scan(unsent, registered -> found.add(registered.account().id()));
        return found;
    }

    private static Query current(AccountId id, long version) {
        return query(where("id").is(id.value()).and("version").is(version));
    }
}
