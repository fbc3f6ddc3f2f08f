package io.countersign.review.store.reviewer;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.reviewer.Draft;
import io.countersign.review.domain.reviewer.DraftStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Drafts in {@code drafts}, by reviewer and case. */
@Component
class MongoDraftStore implements DraftStore {

    private final MappedCollection<DraftDocument, Draft> drafts;

    MongoDraftStore(MongoOperations operations) {
        drafts = new MappedCollection<>(
                operations, CollectionNames.CURRENT, DraftDocument.class, DraftDocument::toDraft);
    }

    @Override
    public @Nullable Draft find(String reviewer, String signature, Instant now) {
        var found = drafts.findById(DraftDocument.id(reviewer, signature));
        return found != null && found.expires().isAfter(now) ? found : null;
    }

    @Override
    public List<Draft> findAll(String reviewer, Instant now, int limit) {
        var live = where(DraftDocument.REVIEWER)
                .is(reviewer)
                .and(DraftDocument.EXPIRES)
                .gt(now);
        return drafts.find(
                query(live).with(Sort.by(Direction.DESC, DraftDocument.EXPIRES)).limit(limit));
    }

    @Override
    public void save(Draft draft) {
        drafts.save(DraftDocument.of(draft));
    }

    @Override
    public void remove(String reviewer, String signature) {
        drafts.remove(query(where("id").is(DraftDocument.id(reviewer, signature))));
    }
}
