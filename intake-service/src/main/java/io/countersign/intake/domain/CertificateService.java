package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Pictures of papers, by account and digest; they never travel. */
public final class CertificateService {

    public static final int LARGEST = 5 * 1024 * 1024;
    static final int WIDEST = 10_000;
    static final long PIXELS = 50_000_000;
    private final CertificateStore store;
    private final CertificateQuota quota;
    private final ViewStore views;
    private final InstantSource clock;

    public CertificateService(CertificateStore store, CertificateQuota quota, ViewStore views, InstantSource clock) {
        this.store = store;
        this.quota = quota;
        this.views = views;
        this.clock = clock;
    }

    /** What became of an upload. */
    public sealed interface Upload {

        /** @param isNew false if the account had it already */
        record Stored(Certificate certificate, boolean isNew) implements Upload {}

        record TooLarge() implements Upload {}

        record NotAnImage() implements Upload {}

        record TooManyPixels(int width, int height) implements Upload {}

        /** The account has as many certificates, or bytes of them, as it may have. */
        record QuotaExceeded(CertificateLimits limits) implements Upload {}
    }

    /** What became of a deletion. */
    public enum Deletion {
        DELETED,
        NEEDED,
        NOT_FOUND
    }

    public Upload upload(AccountId account, byte[] content) {
        if (content.length > LARGEST) {
            return new Upload.TooLarge();
        }
        return ImageHeader.read(content)
                .map(header -> isTooBig(header)
                        ? new Upload.TooManyPixels(header.width(), header.height())
                        : store(account, content, header))
                .orElseGet(Upload.NotAnImage::new);
    }

    private static boolean isTooBig(ImageHeader header) {
        return header.width() > WIDEST || header.height() > WIDEST || (long) header.width() * header.height() > PIXELS;
    }

    private Upload store(AccountId account, byte[] content, ImageHeader header) {
        var certificate = new Certificate(
                account,
                HexFormat.of().formatHex(Digests.sha256(content)),
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
        return new Upload.Stored(certificate, store.insert(certificate, content));
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

    /** Unless an application without outcome needs it. */
    public Deletion delete(AccountId account, String sha256) {
        var id = new Certificate.Id(account, sha256);
        if (store.find(account, sha256) == null) {
            quota.remove(id);
            return Deletion.NOT_FOUND;
        }
        if (isNeeded(account, sha256)) {
            return Deletion.NEEDED;
        }
        store.delete(account, sha256);
        quota.remove(id);
        return Deletion.DELETED;
    }

    private boolean isNeeded(AccountId account, String sha256) {
        return views.held(account).stream().anyMatch(view -> view.needs(sha256));
    }
}
