package io.countersign.platform.store;

import static java.util.Comparator.comparingLong;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A service's copy of the accounts' registrations, in the collection {@code accountRegistrations}. Events may arrive more
 * than once and in any order: the highest version holds.
 */
public final class AccountRegistrationStore implements AccountRelations {

    private final MongoOperations operations;
    private final MappedCollection<RegistrationDocument, AccountRegistration> registrations;

    public AccountRegistrationStore(MongoOperations operations) {
        this.operations = operations;
        this.registrations = new MappedCollection<>(
                operations, CollectionNames.CURRENT, RegistrationDocument.class, RegistrationDocument::toRegistration);
    }

    /** @param platform null for an account of no platform */
    public record AccountRegistration(
            String account, @Nullable String platform, long version) {}

    /** Its stored form. */
    @Document("accountRegistrations")
    record RegistrationDocument(
            @MongoId String account,
            int schema,
            long version,
            @Nullable String platform) {

        static RegistrationDocument of(AccountRegistration registration) {
            return new RegistrationDocument(registration.account(), 1, registration.version(), registration.platform());
        }

        AccountRegistration toRegistration() {
            return new AccountRegistration(account, platform, version);
        }
    }

    /** Keeps each unless a higher version of the same account is known; durable on return. */
    public void save(Collection<AccountRegistration> given) {
        var newest = new TreeMap<String, AccountRegistration>();
        given.forEach(one ->
                newest.merge(one.account(), one, BinaryOperator.maxBy(comparingLong(AccountRegistration::version))));
        boolean allApplied = newest.isEmpty();
        while (!allApplied) {
            var known = find(newest.keySet());
            newest.values().removeIf(one -> isKept(one, known));
            allApplied = newest.isEmpty()
                    || registrations.applyAll(
                            newest.size(),
                            bulk -> newest.values().forEach(one -> add(bulk, one, known.containsKey(one.account()))));
        }
    }

    private static boolean isKept(AccountRegistration one, Map<String, AccountRegistration> known) {
        var stored = known.get(one.account());
        return stored != null && stored.version() >= one.version();
    }

    private static void add(BulkOperations bulk, AccountRegistration one, boolean exists) {
        var document = RegistrationDocument.of(one);
        if (exists) {
            bulk.replaceOne(
                    query(where("account").is(one.account()).and("version").lt(one.version())), document);
        } else {
            bulk.insert(document);
        }
    }

    /** Those that are known, by account. */
    public Map<String, AccountRegistration> find(Collection<String> accounts) {
        var query =
                query(where("account").in(accounts.stream().sorted().toList())).cursorBatchSize(accounts.size() + 1);
        return registrations.find(query).stream().collect(toMap(AccountRegistration::account, identity()));
    }

    public @Nullable AccountRegistration find(String account) {
        return registrations.findById(account);
    }

    /** True if no registration is stored: the topic has to be read from its beginning. */
    public boolean isEmpty() {
        return !operations.exists(new Query(), RegistrationDocument.class);
    }

    @Override
    public boolean isRegisteredTo(String platform, String account) {
        var known = find(account);
        return known != null && platform.equals(known.platform());
    }
}
