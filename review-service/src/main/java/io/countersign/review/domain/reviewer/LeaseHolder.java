package io.countersign.review.domain.reviewer;

import io.countersign.contracts.SignatureId;

/** Who presents the token of a lease. Only the reviewer to whom the lease was given may use it. */
public record LeaseHolder(String reviewer, String token) {

    public ClaimedRevision claimOf(SignatureId signature, int revision) {
        return new ClaimedRevision(signature, revision, this);
    }

    /** True if another reviewer presents this holder's token. */
    public boolean isImpersonatedBy(LeaseHolder presented) {
        return token.equals(presented.token()) && !reviewer.equals(presented.reviewer());
    }
}
