package io.countersign.quota.domain.ledger;

class InMemoryLedgersTest implements LedgerStoreContract {

    private final InMemoryLedgers store = new InMemoryLedgers();

    @Override
    public LedgerStore store() {
        return store;
    }
}
