package io.countersign.review.domain.report;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState.Decided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A revision that a reviewer's verdict decided.
 *
 * @param submittedAt null where it is not known
 * @param claimedAt when the claim began under which it was decided, null where it is not known
 */
public record ReviewerDecision(
        SignatureId signature,
        int revision,
        String reviewer,
        Instant at,
        boolean isApproval,
        @Nullable Instant submittedAt,
        @Nullable Instant claimedAt,
        List<String> reasons) {

    public ReviewerDecision {
        reasons = List.copyOf(reasons);
    }

    /** Those of a case. */
    public static Stream<ReviewerDecision> of(Case known) {
        return known.revisions().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Decided decided && decided.reviewerVerdict() != null)
                .map(entry -> of(known.signature(), entry.getKey(), (Decided) entry.getValue()));
    }

    private static ReviewerDecision of(SignatureId signature, int revision, Decided decided) {
        var reviewerVerdict = Objects.requireNonNull(decided.reviewerVerdict());
        var timing = reviewerVerdict.timing();
        return new ReviewerDecision(
                signature,
                revision,
                reviewerVerdict.reviewer(),
                decided.at(),
                decided.kind() == OutcomeKind.APPROVED,
                timing == null ? null : timing.submittedAt(),
                timing == null ? null : timing.claimedAt(),
                decided.reasons());
    }

    public boolean isBetween(Instant from, Instant until) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    @Nullable
    Duration timeToClaim() {
        return submittedAt == null || claimedAt == null ? null : Duration.between(submittedAt, claimedAt);
    }

    @Nullable
    Duration timeToDecide() {
        return claimedAt == null ? null : Duration.between(claimedAt, at);
    }
}
