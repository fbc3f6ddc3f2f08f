package io.countersign.review.domain;

class InMemoryCaseStoreTest implements CaseStoreContract {

    private final InMemoryCaseStore store = new InMemoryCaseStore();

    @Override
    public QueueStore queue() {
        return store;
    }

    @Override
    public HistoryStore histories() {
        return store;
    }

    @Override
    public CaseStore store() {
        return store;
    }
}
