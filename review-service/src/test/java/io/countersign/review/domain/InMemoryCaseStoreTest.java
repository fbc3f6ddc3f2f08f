package io.countersign.review.domain;

class InMemoryCaseStoreTest implements CaseStoreContract {

    @Override
    public CaseStore store() {
        return new InMemoryCaseStore();
    }
}
