package io.countersign.operations.audit.checks;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import io.countersign.operations.audit.facts.KnownIds;
import io.countersign.operations.audit.facts.LongList;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.Fingerprint;
import io.countersign.operations.command.ServerConnection;
import java.util.function.Consumer;
import org.bson.Document;

/** Finds what exists in a store only: one pass over each collection, comparing its ids with those in the topics. */
public final class StoreOnlyCheck {

    private static final int PAGE = 2_000;

    private final ServerConnection connection;
    private final MongoClient client;
    private final Consumer<Violation> found;

    public StoreOnlyCheck(ServerConnection connection, MongoClient client, Consumer<Violation> found) {
        this.connection = connection;
        this.client = client;
        this.found = found;
    }

    public void find(KnownIds known) {
        var signatures = known.signatures.sorted();
        var accounts = known.accounts.sorted();
        compare("review", "cases", "account", signatures);
        compare("intake", "views", "account", signatures);
        compare("notification", "notices", "accountId", known.notices.sorted());
        compare("notification", "feeds", "_id", accounts);
        ledgers(accounts);
        keys(known.submitted.sorted());
    }

    private void compare(String service, String collection, String account, LongList known) {
        for (var document : all(service, collection).projection(include("_id", account))) {
            var id = document.getString("_id");
            if (!known.contains(Fingerprint.ofText(id)) && !PlatformFeedCheck.isFeedOfPlatform(id)) {
                extra(String.valueOf(document.getString(account)), id, "%s.%s holds it".formatted(service, collection));
            }
        }
    }

    /** A ledger may be there for its limit alone. */
    private void ledgers(LongList known) {
        for (var document : all("quota", "ledgers").projection(include("_id", "held"))) {
            var account = document.getString("_id");
            if (!known.contains(Fingerprint.ofText(account))
                    && !document.getList("held", Document.class).isEmpty()) {
                extra(account, "", "quota.ledgers holds slots of it");
            }
        }
    }

    /** Every application that was answered with 202 must be in the topic. */
    private void keys(LongList submitted) {
        var projection = include("_id", "account", "event", "appended");
        for (var document : all("intake", "keys").projection(projection)) {
            if (document.getBoolean("appended", false)
                    && !submitted.contains(Fingerprint.of(document.getString("event")))) {
                extra(document.getString("account"), document.getString("_id"), "its idempotency key says: appended");
            }
        }
    }

    private void extra(String account, String subject, String detail) {
        found.accept(new Violation(ViolationKind.NOT_IN_TOPIC, account, subject, detail));
    }

    private FindIterable<Document> all(String service, String collection) {
        return connection
                .database(client, service)
                .getCollection(collection)
                .find()
                .batchSize(PAGE);
    }
}
