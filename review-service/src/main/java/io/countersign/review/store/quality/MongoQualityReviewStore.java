package io.countersign.review.store.quality;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MappedCollection;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReviewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Quality reviews in {@code quality_reviews}, by what they are about; the id under which one is shown is unique too. */
@Component
class MongoQualityReviewStore implements QualityReviewStore {

    private final MappedCollection<QualityReviewDocument, QualityReview> reviews;

    MongoQualityReviewStore(MongoOperations operations) {
        reviews = new MappedCollection<>(
                operations, CollectionNames.CURRENT, QualityReviewDocument.class, QualityReviewDocument::toReview);
    }

    @Override
    public Insertion insert(QualityReview review) {
        if (reviews.insert(QualityReviewDocument.of(review))) {
            return Insertion.ADDED;
        }
        return find(review.id()) == null ? Insertion.TAKEN : Insertion.KNOWN;
    }

    @Override
    public @Nullable QualityReview find(String id) {
        return reviews.findById(id);
    }

    @Override
    public List<QualityReview> createdBetween(Instant from, Instant until, int limit) {
        var created = where(QualityReviewDocument.CREATED_AT).gte(from).lt(until);
        var newest = Sort.by(Direction.DESC, QualityReviewDocument.CREATED_AT);
        var found = new ArrayList<QualityReview>();
        reviews.scan(query(created).with(newest).limit(limit), found::add);
        return found;
    }

    @Override
    public List<QualityReview> copiesWith(CertificateKey certificate) {
        return reviews.find(query(where(QualityReviewDocument.CERTIFICATES).is(certificate.text())));
    }
}
