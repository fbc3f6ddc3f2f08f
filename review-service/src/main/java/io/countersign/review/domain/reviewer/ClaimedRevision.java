package io.countersign.review.domain.reviewer;

import io.countersign.contracts.SignatureId;

/** The revision on which a reviewer acts, and the lease that the reviewer presents for it. */
public record ClaimedRevision(SignatureId signature, int revision, LeaseHolder holder) {

    public String reviewer() {
        return holder.reviewer();
    }
}
