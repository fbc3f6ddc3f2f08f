package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.DraftStore;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts in {@code drafts}, by reviewer and case; a document expires by its index. */
@Component
class MongoDraftStore implements DraftStore {

    static final String DRAFTS = "drafts";
    static final String EXPIRES = "expires";
    private static final String ID = "_id";

    private final MongoCollection<Document> drafts;

    MongoDraftStore(MongoDatabase database) {
        drafts = database.getCollection(DRAFTS);
    }

    @Override
    public @Nullable Draft find(String reviewer, String signature, Instant now) {
        var found = drafts.find(byId(reviewer, signature)).first();
        if (found == null || !found.getDate(EXPIRES).toInstant().isAfter(now)) {
            return null;
        }
        return new Draft(
                reviewer,
                signature,
                found.getString("content"),
                found.getDate(EXPIRES).toInstant());
    }

    @Override
    public void save(Draft draft) {
        var filter = byId(draft.reviewer(), draft.signature());
        var document = new Document(filter)
                .append("schema", 1)
                .append("content", draft.content())
                .append(EXPIRES, draft.expires());
        drafts.replaceOne(filter, document, new ReplaceOptions().upsert(true));
    }

    @Override
    public void remove(String reviewer, String signature) {
        drafts.deleteOne(byId(reviewer, signature));
    }

    /** A signature's id has no colon, so no two pairs share an id. */
    private static Document byId(String reviewer, String signature) {
        return new Document(ID, signature + ":" + reviewer);
    }
}
