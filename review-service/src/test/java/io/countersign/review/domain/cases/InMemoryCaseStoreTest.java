package io.countersign.review.domain.cases;

import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.queue.QueueStore;

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
