package io.countersign.platform.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A service's copy of the accounts' registrations, in the collection {@code accountRegistrations}. Events may arrive more
 * than once and in any order: the highest version holds.
 */
public final class AccountRegistrationStore implements AccountRelations {

    private static final String VERSION = "version";
    private static final String PLATFORM = "platform";

    private final MongoCollection<Document> registrations;

    public AccountRegistrationStore(MongoDatabase database) {
        this.registrations = database.getCollection("accountRegistrations");
    }

    /** @param platform null for an account of no platform */
    public record AccountRegistration(
            String account, @Nullable String platform, long version) {}

    /** Keeps it unless a higher version is known; durable on return. */
    public void save(AccountRegistration registration) {
        while (!isKept(registration)) {
            var older = new Document("_id", registration.account())
                    .append(VERSION, new Document("$lt", registration.version()));
            if (registrations.replaceOne(older, document(registration)).getMatchedCount() == 0) {
                UniqueWrites.insert(registrations, document(registration));
            }
        }
    }

    private boolean isKept(AccountRegistration registration) {
        var known = find(registration.account());
        return known != null && known.version() >= registration.version();
    }

    public @Nullable AccountRegistration find(String account) {
        var document = registrations.find(new Document("_id", account)).first();
        return document == null
                ? null
                : new AccountRegistration(account, document.getString(PLATFORM), document.getLong(VERSION));
    }

    /** True if no registration is stored: the topic has to be read from its beginning. */
    public boolean isEmpty() {
        return registrations.find().first() == null;
    }

    @Override
    public boolean isRegisteredTo(String platform, String account) {
        var known = find(account);
        return known != null && platform.equals(known.platform());
    }

    private static Document document(AccountRegistration registration) {
        return new Document("_id", registration.account())
                .append("schema", 1)
                .append(VERSION, registration.version())
                .append(PLATFORM, registration.platform());
    }
}
