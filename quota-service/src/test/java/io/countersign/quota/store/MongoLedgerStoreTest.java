package io.countersign.quota.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.UnreadableDocumentException;
import io.countersign.quota.domain.Ledger;
import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.domain.LedgerStoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoLedgerStoreTest implements LedgerStoreContract {

    private final MongoLedgerStore store = new MongoLedgerStore(TestDatabase.TEMPLATE, CollectionNames.CURRENT);

    @Override
    public LedgerStore store() {
        return store;
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
