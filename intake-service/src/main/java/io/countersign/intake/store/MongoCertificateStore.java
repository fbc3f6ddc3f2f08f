package io.countersign.intake.store;

import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateStore;
import io.countersign.intake.domain.certificate.ImageHeader.Format;
import io.countersign.platform.store.UniqueWrites;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code certificates}: each picture in one document, which is below the largest one by far. */
@Component
final class MongoCertificateStore implements CertificateStore {

    private static final String ACCOUNT = "account";
    private static final String SHA256 = "sha256";
    private static final String CONTENT = "content";

    private final MongoCollection<Document> certificates;
    private final RequestBatcher<Certificate.Id, Optional<Certificate.Id>> questions = new RequestBatcher<>(this::look);

    MongoCertificateStore(MongoDatabase database) {
        this.certificates = database.getCollection("certificates");
    }

    @Override
    public boolean insert(Certificate certificate, byte[] content) {
        return UniqueWrites.insert(certificates, document(certificate).append(CONTENT, new Binary(content)));
    }

    @Override
    public @Nullable Certificate find(AccountId account, String sha256) {
        var found = certificates
                .find(byId(account, sha256))
                .projection(exclude(CONTENT))
                .first();
        return found == null ? null : certificate(found);
    }

    @Override
    public byte @Nullable [] content(AccountId account, String sha256) {
        var found = certificates
                .find(byId(account, sha256))
                .projection(include(CONTENT))
                .first();
        return found == null ? null : found.get(CONTENT, Binary.class).getData();
    }

    /** Every submission asks: the questions of concurrent ones are one read. */
    @Override
    public Set<Certificate.Id> existing(Collection<Certificate.Id> ids) {
        return questions.commit(List.copyOf(ids)).stream()
                .flatMap(Optional::stream)
                .collect(toSet());
    }

    private List<Optional<Certificate.Id>> look(List<Certificate.Id> ids) {
        var existing = new HashSet<String>();
        var wanted = ids.stream().map(MongoCertificateStore::id).distinct().toList();
        certificates
                .find(new Document("_id", new Document("$in", wanted)))
                .projection(include("_id"))
                .batchSize(wanted.size() + 1)
                .forEach(found -> existing.add(found.getString("_id")));
        return ids.stream()
                .map(id -> Optional.of(id).filter(known -> existing.contains(id(known))))
                .toList();
    }

    @Override
    public void delete(AccountId account, String sha256) {
        certificates.deleteOne(byId(account, sha256));
    }

    private static Document document(Certificate certificate) {
        return byId(certificate.account(), certificate.sha256())
                .append("schema", 1)
                .append(ACCOUNT, certificate.account().value())
                .append(SHA256, certificate.sha256())
                .append("format", certificate.format().name())
                .append("width", certificate.width())
                .append("height", certificate.height())
                .append("size", certificate.size())
                .append("uploadedAt", Date.from(certificate.uploadedAt()));
    }

    private static Certificate certificate(Document document) {
        return new Certificate(
                new AccountId(document.getString(ACCOUNT)),
                document.getString(SHA256),
                Format.valueOf(document.getString("format")),
                document.getInteger("width"),
                document.getInteger("height"),
                document.getInteger("size"),
                document.getDate("uploadedAt").toInstant());
    }

    private static Document byId(AccountId account, String sha256) {
        return new Document("_id", id(account, sha256));
    }

    private static String id(Certificate.Id id) {
        return id(id.account(), id.sha256());
    }

    private static String id(AccountId account, String sha256) {
        return account + "/" + sha256;
    }
}
