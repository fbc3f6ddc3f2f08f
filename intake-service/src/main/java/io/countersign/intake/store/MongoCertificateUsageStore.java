package io.countersign.intake.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateLimits;
import io.countersign.intake.domain.certificate.CertificateUsageStore;
import io.countersign.platform.store.document.UniqueWrites;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collection {@code certificate_usage}: a document for each account, with the size of every certificate by its digest,
 * their number and sum. 1,000 certificates are 90 KB. Each change is one conditional update.
 */
@Component
final class MongoCertificateUsageStore implements CertificateUsageStore {

    private static final String COUNT = "count";
    private static final String BYTES = "bytes";

    private final MongoCollection<Document> usage;

    MongoCertificateUsageStore(MongoDatabase database) {
        this.usage = database.getCollection("certificate_usage");
    }

    @Override
    public boolean add(Certificate.Id certificate, long bytes, CertificateLimits limits) {
        return isAdded(certificate, bytes, limits)
                || isCounted(certificate)
                || (isNewAccount(certificate) && isAdded(certificate, bytes, limits));
    }

    private boolean isAdded(Certificate.Id certificate, long bytes, CertificateLimits limits) {
        var filter = account(certificate)
                .append(path(certificate), new Document("$exists", false))
                .append(COUNT, new Document("$lt", (long) limits.count()))
                .append(BYTES, new Document("$lte", limits.bytes() - bytes));
        var update = new Document("$set", new Document(path(certificate), bytes))
                .append("$inc", new Document(COUNT, 1L).append(BYTES, bytes));
        return usage.updateOne(filter, update).getMatchedCount() == 1;
    }

    private boolean isCounted(Certificate.Id certificate) {
        return size(certificate) >= 0;
    }

    /** Negative if the certificate is not counted. */
    private long size(Certificate.Id certificate) {
        var found = usage.find(account(certificate))
                .projection(Projections.include(path(certificate)))
                .first();
        var sizes = found == null ? null : found.get("sizes", Document.class);
        return sizes != null && sizes.get(certificate.sha256()) instanceof Long size ? size : -1;
    }

    private boolean isNewAccount(Certificate.Id certificate) {
        if (usage.find(account(certificate))
                        .projection(Projections.include("_id"))
                        .first()
                != null) {
            return false;
        }
        UniqueWrites.insert(
                usage,
                account(certificate).append("schema", 1).append(COUNT, 0L).append(BYTES, 0L));
        return true;
    }

    @Override
    public void remove(Certificate.Id certificate) {
        var size = size(certificate);
        if (size >= 0) {
            usage.updateOne(
                    account(certificate).append(path(certificate), size),
                    new Document("$unset", new Document(path(certificate), ""))
                            .append("$inc", new Document(COUNT, -1L).append(BYTES, -size)));
        }
    }

    private static Document account(Certificate.Id certificate) {
        return new Document("_id", certificate.account().value());
    }

    private static String path(Certificate.Id certificate) {
        return "sizes." + certificate.sha256();
    }
}
