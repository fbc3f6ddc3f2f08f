package io.countersign.review.domain.copy;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.copy.CaseCopyResult.CertificateDeleted;
import io.countersign.review.domain.copy.CaseCopyResult.Copied;
import io.countersign.review.domain.copy.CaseCopyResult.NotDecided;
import io.countersign.review.domain.copy.CaseCopyResult.UnknownSource;
import io.countersign.review.domain.quality.CertificateKey;
import io.countersign.review.domain.quality.QualityCaseCloser;
import io.countersign.review.domain.quality.QualityCaseWriter;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import io.countersign.review.domain.quality.QualityReviewStore;
import io.countersign.review.domain.quality.SampleDraw;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.review.domain.revision.RevisionState;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies of decided cases as cases with a known answer. Their certificates are those of the source's account; with the first of them
 * that it deletes a copy ends ({@link CertificateDeletions}). The deletions are looked at again once the review is stored. A copy that
 * ends before its case is there leaves a tombstone in its place.
 */
public final class CaseCopies {

    private final SampleDraw draw;
    private final CertificateDeletions deletions;
    private final QualityCaseCloser closer;
    private final QualityCaseWriter writer;
    private final CaseStore cases;
    private final InstantSource clock;

    /** @param cases of signatures and for quality assurance */
    public record Stores(QualityReviewStore reviews, CaseStore cases) {}

    public CaseCopies(
            SampleDraw draw,
            Stores stores,
            CertificateDeletions deletions,
            QualityCaseCloser closer,
            InstantSource clock) {
        this.draw = draw;
        this.deletions = deletions;
        this.closer = closer;
        this.writer = new QualityCaseWriter(draw, stores.reviews(), stores.cases());
        this.cases = stores.cases();
        this.clock = clock;
    }

    /** The same id again gives the same copy, also where the source has been decided anew or another one is named. */
    public CaseCopyResult create(CaseCopy copy) {
        var source = cases.load(List.of(copy.source())).get(copy.source());
        if (source == null || copy.source().isForQuality()) {
            return new UnknownSource();
        }
        if (source.isRetired()) {
            return new NotDecided();
        }
        return source.revisions().reversed().entrySet().stream()
                .flatMap(entry -> contentOf(entry).map(content -> create(copy, source, entry.getKey(), content)))
                .findFirst()
                .orElseGet(NotDecided::new);
    }

    private static Stream<RevisionContent> contentOf(Map.Entry<Integer, RevisionState> revision) {
        return revision.getValue() instanceof Decided decided
                        && isDecidedByReviewer(decided.kind())
                        && decided.content() != null
                ? Stream.of(decided.content())
                : Stream.empty();
    }

    private static boolean isDecidedByReviewer(OutcomeKind kind) {
        return kind == OutcomeKind.APPROVED || kind == OutcomeKind.REJECTED;
    }

    private CaseCopyResult create(CaseCopy copy, Case source, int revision, RevisionContent content) {
        var certificates = content.pictures().stream()
                .map(sha256 -> new CertificateKey(source.account(), sha256))
                .collect(Collectors.toSet());
        if (deletions.containsAny(certificates)) {
            return new CertificateDeleted();
        }
        var stored = writer.insert(review(copy, revision, certificates));
        if (stored == null) {
            throw new IllegalStateException("no id is left for " + copy.id());
        }
        if (!stored.isCopyOf(copy.source(), revision)) {
            return new Copied(stored.shownAs());
        }
        if (deletions.containsAny(certificates)) {
            closer.close(stored, source.account());
            return new CertificateDeleted();
        }
        var due = stored.createdAt().plus(QualityCaseWriter.TIME_TO_REVIEW);
        writer.open(source, stored, Open.waiting(content, null, due, QualityCaseWriter.sent(source, stored)));
        return new Copied(stored.shownAs());
    }

    private QualityReview review(CaseCopy copy, int revision, Set<CertificateKey> certificates) {
        return new QualityReview(
                copy.id(),
                draw.idFor(copy.source(), revision, 0),
                Origin.COPY,
                copy.source(),
                revision,
                copy.isApprovalExpected(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                certificates);
    }
}
