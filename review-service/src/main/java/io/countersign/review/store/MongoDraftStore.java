package io.countersign.review.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.DraftStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Drafts in {@code drafts}, by reviewer and case; a document expires by its index. */
@Component
class MongoDraftStore implements DraftStore {

    static final String DRAFTS = "drafts";
    static final String EXPIRES = "expires";
    static final String REVIEWER = "reviewer";
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
        return draft(reviewer, signature, found);
    }

    private static Draft draft(String reviewer, String signature, Document found) {
        return new Draft(
                reviewer,
                signature,
                found.getString("content"),
                found.getDate(EXPIRES).toInstant());
    }

    @Override
    public List<Draft> findAll(String reviewer, Instant now, int limit) {
        var live = new Document(REVIEWER, reviewer).append(EXPIRES, new Document("$gt", Date.from(now)));
        return drafts.find(live)
                .sort(new Document(EXPIRES, -1))
                .limit(limit)
                .map(found -> draft(reviewer, signature(found), found))
                .into(new ArrayList<>());
    }

    private static String signature(Document found) {
        var id = found.getString(ID);
        return id.substring(0, id.indexOf(':'));
    }

    @Override
    public void save(Draft draft) {
        var filter = byId(draft.reviewer(), draft.signature());
        var document = new Document(filter)
                .append("schema", 1)
                .append(REVIEWER, draft.reviewer())
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
