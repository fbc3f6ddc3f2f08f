package io.countersign.review.domain.quality;

class InMemoryQualityReviewStoreTest implements QualityReviewStoreContract {

    private final InMemoryQualityReviewStore store = new InMemoryQualityReviewStore();

    @Override
    public QualityReviewStore store() {
        return store;
    }
}
