package io.countersign.review.store.shadow;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.countersign.review.domain.shadow.ShadowDisagreement.Place;
import io.countersign.review.domain.shadow.ShadowDisagreementStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Disagreements in {@code shadow_disagreements}, one for each revision and shadow rule set. */
@Component
class MongoShadowDisagreementStore implements ShadowDisagreementStore {

    private static final String AT = ShadowDisagreementDocument.AT;
    private static final Sort NEWEST_FIRST = Sort.by(Direction.DESC, AT, "id");

    private final MappedCollection<ShadowDisagreementDocument, ShadowDisagreement> disagreements;

    MongoShadowDisagreementStore(MongoOperations operations) {
        disagreements = new MappedCollection<>(
                operations,
                CollectionNames.CURRENT,
                ShadowDisagreementDocument.class,
                ShadowDisagreementDocument::toDisagreement);
    }

    @Override
    public boolean add(ShadowDisagreement disagreement) {
        return disagreements.insert(ShadowDisagreementDocument.of(disagreement));
    }

    @Override
    public List<ShadowDisagreement> after(@Nullable Place place, int limit) {
        var query = place == null ? new Query() : new Query(older(place));
        return disagreements.find(query.with(NEWEST_FIRST).limit(limit));
    }

    private static Criteria older(Place place) {
        return new Criteria()
                .orOperator(
                        where(AT).lt(place.at()),
                        where(AT).is(place.at()).and("id").lt(place.id()));
    }
}
