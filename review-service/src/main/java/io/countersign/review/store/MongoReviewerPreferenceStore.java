package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.review.domain.reviewer.ReviewerPreference;
import io.countersign.review.domain.reviewer.ReviewerPreference.Kind;
import io.countersign.review.domain.reviewer.ReviewerPreferenceStore;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Preferences in {@code preferences}, by kind and reviewer; a document expires by its index. */
@Component
class MongoReviewerPreferenceStore implements ReviewerPreferenceStore {

    static final String PREFERENCES = "preferences";
    static final String EXPIRES = "expires";

    private final MongoCollection<Document> preferences;

    MongoReviewerPreferenceStore(MongoDatabase database) {
        preferences = database.getCollection(PREFERENCES);
    }

    @Override
    public @Nullable ReviewerPreference find(String reviewer, Kind kind, Instant now) {
        var found = preferences.find(byId(reviewer, kind)).first();
        if (found == null || !found.getDate(EXPIRES).toInstant().isAfter(now)) {
            return null;
        }
        return new ReviewerPreference(
                reviewer,
                kind,
                found.getString("content"),
                found.getDate(EXPIRES).toInstant());
    }

    @Override
    public void save(ReviewerPreference preference) {
        var filter = byId(preference.reviewer(), preference.kind());
        var document = new Document(filter)
                .append("schema", 1)
                .append("content", preference.content())
                .append(EXPIRES, preference.expires());
        preferences.replaceOne(filter, document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void remove(String reviewer, Kind kind) {
        preferences.deleteOne(byId(reviewer, kind));
    }

    /** A kind's code has no colon, so no two pairs share an id. */
    private static Document byId(String reviewer, Kind kind) {
        return new Document("_id", kind.code() + ":" + reviewer);
    }
}
