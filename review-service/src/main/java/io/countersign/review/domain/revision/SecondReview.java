package io.countersign.review.domain.revision;

import io.countersign.review.domain.reviewer.LeaseHolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two reviewers have to agree on the revision. The verdicts are those that did not decide it: none before the first review,
 * one until the second, and two once they disagree, when a senior decides.
 */
public record SecondReview(List<GivenVerdict> verdicts) {

    /** The third verdict decides. */
    public static final int MAX_VERDICTS = 2;

    public SecondReview {
        verdicts = List.copyOf(verdicts);
        if (verdicts.size() > MAX_VERDICTS) {
            throw new IllegalArgumentException("the third verdict decides");
        }
    }

    /**
     * A verdict that waits for another reviewer's.
     *
     * @param token of the lease under which it was given, which recognises a repeat
     */
    public record GivenVerdict(String reviewer, String token, Instant at, Verdict verdict) {

        public LeaseHolder holder() {
            return new LeaseHolder(reviewer, token);
        }
    }

    /** Before the first review. */
    public static SecondReview required() {
        return new SecondReview(List.of());
    }

    boolean isByReviewer(String reviewer) {
        return verdicts.stream().anyMatch(given -> given.reviewer().equals(reviewer));
    }

    public SecondReview with(GivenVerdict given) {
        var more = new ArrayList<>(verdicts);
        more.add(given);
        return new SecondReview(more);
    }

    /** Whether this verdict decides: it agrees with the first one, or two disagree and it is a senior's. */
    public boolean isDecidedBy(Verdict verdict) {
        return verdicts.size() == MAX_VERDICTS
                || verdicts.stream().anyMatch(given -> given.verdict().isApproval() == verdict.isApproval());
    }
}
