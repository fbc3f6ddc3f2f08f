package io.countersign.review.domain;

class InMemoryReviewerStoreTest implements ReviewerStoreContract {

    private final ReviewerStore store = new InMemoryReviewerStore();

    @Override
    public ReviewerStore store() {
        return store;
    }
}
