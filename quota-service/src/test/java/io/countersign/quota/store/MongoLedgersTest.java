package io.countersign.quota.store;

import io.countersign.quota.domain.LedgerStore;
import io.countersign.quota.domain.LedgerStoreContract;

class MongoLedgersTest implements LedgerStoreContract {

    private final MongoLedgers store = new MongoLedgers(TestDatabase.FRESH);

    @Override
    public LedgerStore store() {
        return store;
    }
}
