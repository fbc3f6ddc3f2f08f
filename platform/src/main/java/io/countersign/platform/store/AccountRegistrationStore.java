package io.countersign.platform.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.jspecify.annotations.Nullable;
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

    /** Keeps it unless a higher version is known; durable on return. */
    public void save(AccountRegistration registration) {
        var document = RegistrationDocument.of(registration);
        var older =
                query(where("account").is(registration.account()).and("version").lt(registration.version()));
        while (!isKept(registration)) {
            if (!registrations.replace(older, document)) {
                registrations.insert(document);
            }
        }
    }

    private boolean isKept(AccountRegistration registration) {
        var known = find(registration.account());
        return known != null && known.version() >= registration.version();
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
