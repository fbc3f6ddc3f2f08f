package io.countersign.review.store.reviewer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.reviewer.ReviewerPreference;
import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Preferences in {@code preferences}, by kind and reviewer. */
@Component
class MongoReviewerPreferenceStore implements ReviewerPreferenceStore {

    private final MappedCollection<ReviewerPreferenceDocument, ReviewerPreference> preferences;

    MongoReviewerPreferenceStore(MongoOperations operations) {
        preferences = new MappedCollection<>(
                operations,
                CollectionNames.CURRENT,
                ReviewerPreferenceDocument.class,
                ReviewerPreferenceDocument::toPreference);
    }

    @Override
    public @Nullable ReviewerPreference find(String reviewer, Kind kind, Instant now) {
        var found = preferences.findById(ReviewerPreferenceDocument.id(reviewer, kind));
        return found != null && found.expires().isAfter(now) ? found : null;
    }

    @Override
    public void save(ReviewerPreference preference) {
        preferences.save(ReviewerPreferenceDocument.of(preference));
    }

    @Override
    public void remove(String reviewer, Kind kind) {
        preferences.remove(query(where("id").is(ReviewerPreferenceDocument.id(reviewer, kind))));
    }
}
