package io.countersign.quota.store;

import io.countersign.platform.store.CollectionNames;
import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.domain.LedgerStoreContract;

class MongoLedgerStoreTest implements LedgerStoreContract {

    private final MongoLedgerStore store = new MongoLedgerStore(TestDatabase.FRESH, CollectionNames.CURRENT);

    @Override
    public LedgerStore store() {
        return store;
    }
}
