package io.countersign.review.store;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.store.DocumentMapper;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.quality.QualityReviewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quality reviews in {@code quality_reviews}, by what they are about; the id under which one is shown is unique too. */
@Component
class MongoQualityReviewStore implements QualityReviewStore {

    static final String REVIEWS = "quality_reviews";
    static final String SHOWN_AS = "shownAs";
    static final String CERTIFICATES = "certificates";
    static final String CREATED_AT = "createdAt";

    private static final String ID = "_id";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> reviews;
    private final DocumentMapper<QualityReview> mapper = new DocumentMapper<>(REVIEWS, MongoQualityReviewStore::read);

    MongoQualityReviewStore(MongoDatabase database) {
        reviews = database.getCollection(REVIEWS);
    }

    @Override
    public Insertion insert(QualityReview review) {
        try {
            reviews.insertOne(document(review));
            return Insertion.ADDED;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCode() != DUPLICATE_KEY) {
                throw failed;
            }
            return find(review.id()) == null ? Insertion.TAKEN : Insertion.KNOWN;
        }
    }

    @Override
    public @Nullable QualityReview find(String id) {
        var stored = reviews.find(new Document(ID, id)).first();
        return stored == null ? null : mapper.map(stored);
    }

    @Override
    public List<QualityReview> createdBetween(Instant from, Instant until, int limit) {
        var range = new Document("$gte", Date.from(from)).append("$lt", Date.from(until));
        return reviews
                .find(new Document(CREATED_AT, range))
                .sort(new Document(CREATED_AT, -1))
                .limit(limit)
                .into(new ArrayList<>())
                .stream()
                .flatMap(mapper::mapReadable)
                .toList();
    }

    @Override
    public List<QualityReview> copiesWith(CertificateKey certificate) {
        return reviews.find(new Document(CERTIFICATES, certificate.text())).into(new ArrayList<>()).stream()
                .map(mapper::map)
                .toList();
    }

    private static Document document(QualityReview review) {
        var document = new Document(ID, review.id())
                .append("schema", 1)
                .append(SHOWN_AS, review.shownAs().text())
                .append("origin", review.origin().code())
                .append("revision", review.revision())
                .append("approval", review.isApprovalExpected())
                .append(CREATED_AT, Date.from(review.createdAt()));
        if (review.source() != null) {
            document.append("source", review.source().text());
        }
        if (!review.certificates().isEmpty()) {
            document.append(
                    CERTIFICATES,
                    review.certificates().stream()
                            .map(CertificateKey::text)
                            .sorted()
                            .toList());
        }
        return review.decidedBy() == null ? document : document.append("decidedBy", review.decidedBy());
    }

    private static QualityReview read(Document document) {
        var source = document.getString("source");
        return new QualityReview(
                document.getString(ID),
                SignatureId.of(document.getString(SHOWN_AS)),
                Origin.of(document.getString("origin")),
                source == null ? null : SignatureId.of(source),
                document.get("revision", Number.class).intValue(),
                document.getBoolean("approval"),
                document.getString("decidedBy"),
                document.getDate(CREATED_AT).toInstant(),
                document.getList(CERTIFICATES, String.class, List.of()).stream()
                        .map(CertificateKey::of)
                        .collect(Collectors.toSet()));
    }
}
