package io.countersign.intake.store;

import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.ImageFingerprint;
import io.countersign.intake.domain.certificate.Certificate;
import io.countersign.intake.domain.certificate.CertificateStore;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageHeader.Format;
import io.countersign.platform.store.RequestBatcher;
import io.countersign.platform.store.document.UniqueWrites;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final String PIXELS = "pixels";
    private static final String LIKENESS = "likeness";
    private static final String BLANK = "blank";
    private static final int MAX_CACHED_FINGERPRINTS = 10_000;

    private final MongoCollection<Document> certificates;
    private final Cache<String, ImageFingerprint> fingerprints =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_FINGERPRINTS).build();
    private final RequestBatcher<Certificate.Id, Optional<Certificate.Id>> questions = new RequestBatcher<>(this::look);

    MongoCertificateStore(MongoDatabase database) {
        this.certificates = database.getCollection("certificates");
    }

    @Override
    public boolean insert(Certificate certificate, ImageAppearance appearance, byte[] content) {
        var document = document(certificate)
                .append(PIXELS, appearance.pixels())
                .append(LIKENESS, appearance.likeness())
                .append(BLANK, appearance.blank())
                .append(CONTENT, new Binary(content));
        return UniqueWrites.insert(certificates, document);
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
        var existing =
                read(ids.stream().map(MongoCertificateStore::id).distinct().toList());
        return ids.stream()
                .map(id -> Optional.of(id).filter(known -> existing.contains(id(known))))
                .toList();
    }

    /** Returns which are stored, and keeps what they show for the event of the same submission. */
    private Set<String> read(Collection<String> ids) {
        var existing = new HashSet<String>();
        certificates
                .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                .projection(include(SHA256, PIXELS, LIKENESS, BLANK))
                .batchSize(ids.size() + 1)
                .forEach(found -> {
                    existing.add(found.getString("_id"));
                    fingerprint(found).ifPresent(shown -> fingerprints.put(found.getString("_id"), shown));
                });
        return existing;
    }

    /** Absent from what was stored before pictures had one. */
    private static Optional<ImageFingerprint> fingerprint(Document found) {
        return Optional.ofNullable(found.getString(PIXELS))
                .map(pixels -> new ImageFingerprint(
                        found.getString(SHA256), pixels, found.getString(LIKENESS), found.getBoolean(BLANK, false)));
    }

    /** Never changes, so that it may come from the cache. */
    @Override
    public List<ImageFingerprint> fingerprints(AccountId account, Collection<String> digests) {
        var known = new HashMap<String, ImageFingerprint>();
        var ids = digests.stream().map(digest -> id(account, digest)).toList();
        known.putAll(fingerprints.getAllPresent(ids));
        var unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            read(unknown);
            known.putAll(fingerprints.getAllPresent(unknown));
        }
        return ids.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
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
