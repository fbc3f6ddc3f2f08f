package io.countersign.review.store.reviewer;

import com.mongodb.client.MongoDatabase;
import io.countersign.review.domain.reviewer.ReviewerStore;

/** The store of reviewers for the tests of other packages. */
public final class StoredReviewers {

    private StoredReviewers() {}

    public static ReviewerStore in(MongoDatabase database) {
        return new MongoReviewerStore(database);
    }
}
