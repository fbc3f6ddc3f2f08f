package io.countersign.review.domain.quality;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case that is decided for quality assurance alone, and the answer with which its verdict is compared.
 *
 * @param id what it is about; one review for each
 * @param shownAs the id under which reviewers see it
 * @param source the decided signature; null for a case with a known answer that was written by hand
 * @param revision of the source, else 1
 * @param decidedBy the reviewer of the source's verdict, null for an automatic one and for a known answer
 * @param certificates with which a copy ends; empty for every other review
 */
public record QualityReview(
        String id,
        SignatureId shownAs,
        Origin origin,
        @Nullable SignatureId source,
        int revision,
        boolean isApprovalExpected,
        @Nullable String decidedBy,
        Instant createdAt,
        Set<CertificateKey> certificates) {

    public static final int MAX_ID_LENGTH = 64;

    public QualityReview {
        certificates = Set.copyOf(certificates);
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH || !shownAs.isForQuality()) {
            throw new IllegalArgumentException("no quality review: " + id + " as " + shownAs);
        }
    }

    /** Without certificates. */
    public QualityReview(
            String id,
            SignatureId shownAs,
            Origin origin,
            @Nullable SignatureId source,
            int revision,
            boolean isApprovalExpected,
            @Nullable String decidedBy,
            Instant createdAt) {
        this(id, shownAs, origin, source, revision, isApprovalExpected, decidedBy, createdAt, Set.of());
    }

    /** Where it comes from. */
    public enum Origin {
        /** Drawn from decided revisions. */
        SAMPLE,
        /** Made by a lead. */
        KNOWN_ANSWER,
        /** A decided case, made by a lead who knows the answer. */
        COPY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if none has this code */
        public static Origin of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static String sampleId(SignatureId source, int revision) {
        return source.text() + ':' + revision;
    }

    public boolean isCopyOf(SignatureId other, int otherRevision) {
        return origin == Origin.COPY && other.equals(source) && revision == otherRevision;
    }

    QualityReview shownAs(SignatureId other) {
        return new QualityReview(
                id, other, origin, source, revision, isApprovalExpected, decidedBy, createdAt, certificates);
    }
}
