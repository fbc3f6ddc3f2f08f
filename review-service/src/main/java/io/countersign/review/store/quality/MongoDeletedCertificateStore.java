package io.countersign.review.store.quality;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.UniqueWrites;
import io.countersign.review.domain.copy.DeletedCertificateStore;
import io.countersign.review.domain.quality.CertificateKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Deleted certificates in {@code deleted_certificates}, by account and digest. */
@Component
class MongoDeletedCertificateStore implements DeletedCertificateStore {

    static final String DELETIONS = "deleted_certificates";

    private final MongoCollection<Document> deletions;

    MongoDeletedCertificateStore(MongoDatabase database) {
        deletions = database.getCollection(DELETIONS);
    }

    @Override
    public void add(CertificateKey certificate, Instant at) {
        UniqueWrites.insert(
                deletions,
                new Document("_id", certificate.text()).append("schema", 1).append("at", Date.from(at)));
    }

    @Override
    public boolean containsAny(Collection<CertificateKey> certificates) {
        var ids = certificates.stream().map(CertificateKey::text).toList();
        return !ids.isEmpty()
                && deletions
                                .find(new Document("_id", new Document("$in", ids)))
                                .limit(1)
                                .first()
                        != null;
    }
}
