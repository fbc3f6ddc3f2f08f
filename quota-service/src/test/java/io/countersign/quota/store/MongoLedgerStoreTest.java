package io.countersign.quota.store;

import static io.countersign.contracts.Fixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.UnreadableDocumentException;
import io.countersign.quota.domain.ledger.Held;
import io.countersign.quota.domain.ledger.Ledger;
import io.countersign.quota.domain.ledger.LedgerStore;
import io.countersign.quota.domain.ledger.LedgerStoreContract;
import io.countersign.quota.domain.ledger.LimitChange;
import io.countersign.quota.domain.ledger.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;

class MongoLedgerStoreTest implements LedgerStoreContract {

    /** With the type of each number. */
    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final MongoLedgerStore store = new MongoLedgerStore(TestDatabase.FRESH, CollectionNames.CURRENT);

    @Override
    public LedgerStore store() {
        return store;
    }

    /** As it was written before the driver's codec mapped it, field by field and in their order. */
    @Test
    void storedFormIsReadAndWrittenUnchanged() {
        var account = new AccountId("stored-form");
        var form = """
                {"_id": "stored-form", "schema": 1, "version": %s, "write": "%s", "limit": 60, "platform": "portal", \
                "held": [\
                {"s": "1", "r": 2, "region": "global", "name": "Acme", "approved": false, \
                "since": {"$date": "2026-11-23T12:00:00.007Z"}}, \
                {"s": "3", "r": 1, "region": "domestic", "name": "云签", "approved": true, \
                "since": {"$date": "2026-11-23T12:00:00.007Z"}}], \
                "settled": [\
                {"s": "4", "r": 1, "at": {"$date": "2026-11-23T12:00:00.007Z"}, "answer": "refused", "reasons": [\
                {"code": "DUPLICATE_NAME", "pointer": "/name", "values": {"signature": "9"}}, \
                {"code": "QUOTA_EXCEEDED", "values": {"limit": "50"}}]}, \
                {"s": "5", "r": 1, "at": {"$date": "2026-11-23T12:00:00.007Z"}, "answer": "released"}], \
                "limitAct": {"version": {"$numberLong": "7"}, "by": "olga", \
                "at": {"$date": "2026-11-23T12:00:00.007Z"}, "from": 50, "to": 60}}""";
        var ledgers = TestDatabase.FRESH.getCollection("ledgers", BsonDocument.class);
        ledgers.insertOne(BsonDocument.parse(form.formatted("{\"$numberLong\": \"7\"}", "earlier")));

        var ledger = Objects.requireNonNull(store.load(Set.of(account)).get(account));
        assertThat(ledger).isEqualTo(ledgerOfStoredForm(account));
        store.save(List.of(ledger));

        var written = Objects.requireNonNull(
                ledgers.find(new Document("_id", account.value())).first());
        assertThat(written.toJson(JSON))
                .isEqualTo(BsonDocument.parse(form.formatted(
                                "{\"$numberLong\": \"8\"}",
                                written.getString("write").getValue()))
                        .toJson(JSON));
    }

    private static Ledger ledgerOfStoredForm(AccountId account) {
        var at = Instant.parse("2026-11-23T12:00:00.007Z");
        var reasons = List.of(
                Reason.at("/name", ReasonCode.DUPLICATE_NAME).with("signature", "9"),
                Reason.of(ReasonCode.QUOTA_EXCEEDED).with("limit", "50"));
        return new Ledger(
                account,
                7,
                60,
                "portal",
                List.of(
                        new Held(id(1), 2, Region.GLOBAL, "Acme", NameKey.of("Acme"), false, at),
                        new Held(id(3), 1, Region.DOMESTIC, "云签", NameKey.of("云签"), true, at)),
                List.of(new Settled.Refused(id(4), 1, at, reasons), new Settled.Released(id(5), 1, at)),
                new LimitChange(account, 7, "olga", at, 50, 60));
    }

    @Test
    void ledgerWithoutOptionalValuesHasNoFieldsForThem() {
        var account = new AccountId("stored-fresh");

        store.save(List.of(Ledger.fresh(account, 50)));

        var written = Objects.requireNonNull(TestDatabase.FRESH
                .getCollection("ledgers")
                .find(new Document("_id", account.value()))
                .first());
        assertThat(written.keySet()).containsExactly("_id", "schema", "version", "write", "limit", "held", "settled");
    }

    @Test
    void anUnreadableLedgerIsNamedAndDoesNotEndTheWalk() {
        var ledgers = TestDatabase.FRESH.getCollection("ledgers");
        ledgers.insertOne(new Document("_id", "damaged").append("version", "1"));
        var good = new AccountId("beside-damaged");
        store.save(List.of(Ledger.fresh(good, 50)));
        try {
            var walked = new ArrayList<AccountId>();

            store.scan(ledger -> walked.add(ledger.account()));

            assertThat(walked).contains(good);
            assertThatThrownBy(() -> store.load(Set.of(new AccountId("damaged"), good)))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageStartingWith("document damaged of collection ledgers");
        } finally {
            ledgers.deleteOne(new Document("_id", "damaged"));
        }
    }
}
