package io.countersign.intake.domain.certificate;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.Sha256;
import io.countersign.contracts.events.CertificateEvent.CertificateDeleted;
import io.countersign.intake.domain.image.ImageAppearance;
import io.countersign.intake.domain.image.ImageDecoder;
import io.countersign.intake.domain.image.ImageDecoder.Decoding.Defective;
import io.countersign.intake.domain.image.ImageDecoder.Decoding.Whole;
import io.countersign.intake.domain.image.ImageHeader;
import io.countersign.intake.domain.image.JpegScans;
import io.countersign.intake.domain.image.PngStructure;
import io.countersign.intake.domain.image.UnsupportedFormat;
import io.countersign.intake.domain.projection.ViewStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Pictures of certificates, by account and digest; they are never sent to another service. */
public final class CertificateService {

    public static final int MAX_CERTIFICATE_BYTES = 5 * 1024 * 1024;
    static final int MIN_SIDE = 100;
    static final int MAX_SIDE = 10_000;
    static final long MAX_PIXELS = 50_000_000;

    private final CertificateStore store;
    private final CertificateQuota quota;
    private final ImageDecoder decoder;
    private final ViewStore views;
    private final CertificatePublisher publisher;
    private final InstantSource clock;

    public CertificateService(
            CertificateStore store,
            CertificateQuota quota,
            ImageDecoder decoder,
            ViewStore views,
            CertificatePublisher publisher,
            InstantSource clock) {
        this.store = store;
        this.decoder = decoder;
        this.quota = quota;
        this.views = views;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What became of an upload. */
    public sealed interface Upload {

        /** @param isNew false if the account had it already */
        record Stored(Certificate certificate, boolean isNew) implements Upload {}

        record TooLarge() implements Upload {}

        record NotAnImage() implements Upload {}

        /** A picture or document of a format that is known and not accepted. */
        record Unsupported(UnsupportedFormat format) implements Upload {}

        record TooSmall(int width, int height) implements Upload {}

        record Broken(ImageDecoder.Defect defect) implements Upload {}

        record TooManyPixels(int width, int height) implements Upload {}

        /** A progressive JPEG, or another one in several scans, that takes too much memory or time to decode. */
        record TooManyScans(int width, int height, int scans) implements Upload {}

        /** The account has as many certificates, or bytes of them, as it may have. */
        record QuotaExceeded(CertificateLimits limits) implements Upload {}
    }

    /** What became of a deletion. */
    public enum Deletion {
        DELETED,
        NEEDED,
        NOT_FOUND,
        /** Its event was not acknowledged: the certificate stays. */
        NOT_CONFIRMED
    }

    public Upload upload(AccountId account, byte[] content) {
        if (content.length > MAX_CERTIFICATE_BYTES) {
            return new Upload.TooLarge();
        }
        return ImageHeader.read(content)
                .map(header -> checked(account, content, header))
                .orElseGet(() -> UnsupportedFormat.of(content)
                        .<Upload>map(Upload.Unsupported::new)
                        .orElseGet(Upload.NotAnImage::new));
    }

    /** The dimensions come first: what they allow bounds the time and memory of decoding. */
    private Upload checked(AccountId account, byte[] content, ImageHeader header) {
        if (isTooBig(header)) {
            return new Upload.TooManyPixels(header.width(), header.height());
        }
        if (header.width() < MIN_SIDE || header.height() < MIN_SIDE) {
            return new Upload.TooSmall(header.width(), header.height());
        }
        return switch (header.format()) {
            case PNG ->
                PngStructure.defect(content)
                        .<Upload>map(Upload.Broken::new)
                        .orElseGet(() -> decoded(account, content, header));
            case JPEG -> {
                var scans = JpegScans.of(content);
                yield scans.areTooMuchFor(header)
                        ? new Upload.TooManyScans(header.width(), header.height(), scans.count())
                        : decoded(account, content, header);
            }
        };
    }

    private Upload decoded(AccountId account, byte[] content, ImageHeader header) {
        return switch (decoder.decode(header, content)) {
            case Defective defective -> new Upload.Broken(defective.defect());
            case Whole whole -> store(account, content, header, whole.appearance());
        };
    }

    private static boolean isTooBig(ImageHeader header) {
        return header.width() > MAX_SIDE
                || header.height() > MAX_SIDE
                || (long) header.width() * header.height() > MAX_PIXELS;
    }

    private Upload store(AccountId account, byte[] content, ImageHeader header, ImageAppearance appearance) {
        var certificate = new Certificate(
                account,
                Sha256.of(content).hex(),
                header.format(),
                header.width(),
                header.height(),
                content.length,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var before = store.find(account, certificate.sha256());
        if (before != null) {
            return new Upload.Stored(before, false);
        }
        if (!quota.add(certificate)) {
            return new Upload.QuotaExceeded(quota.limits());
        }
        return new Upload.Stored(certificate, store.insert(certificate, appearance, content));
    }

    public Optional<Certificate> find(AccountId account, String sha256) {
        return Optional.ofNullable(store.find(account, sha256));
    }

    public Optional<byte[]> content(AccountId account, String sha256) {
        return Optional.ofNullable(store.content(account, sha256));
    }

    /** Those that are stored. */
    public Set<Certificate.Id> existing(Collection<Certificate.Id> ids) {
        return ids.isEmpty() ? Set.of() : store.existing(ids);
    }

    /** Unless an application without outcome needs it. The event comes first: no certificate goes unknown to review. */
    public Deletion delete(AccountId account, String sha256) {
        var id = new Certificate.Id(account, sha256);
        if (store.find(account, sha256) == null) {
            quota.remove(id);
            return Deletion.NOT_FOUND;
        }
        if (isNeeded(account, sha256)) {
            return Deletion.NEEDED;
        }
        if (!publisher.publish(account, new CertificateDeleted(account, sha256))) {
            return Deletion.NOT_CONFIRMED;
        }
        store.delete(account, sha256);
        quota.remove(id);
        return Deletion.DELETED;
    }

    private boolean isNeeded(AccountId account, String sha256) {
        return views.held(account).stream().anyMatch(view -> view.needs(sha256));
    }
}
