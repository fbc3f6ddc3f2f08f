package io.countersign.review.domain.reviewer;

class InMemoryReviewerStoreTest implements ReviewerStoreContract {

    private final ReviewerStore store = new InMemoryReviewerStore();

    @Override
    public ReviewerStore store() {
        return store;
    }
}
