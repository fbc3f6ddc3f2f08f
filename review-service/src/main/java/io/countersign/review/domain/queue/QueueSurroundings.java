package io.countersign.review.domain.queue;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.claim.ClaimCandidate;
import java.util.List;
import java.util.Set;

/**
 * What a claim has to know besides the cases that all reviewers may claim.
 *
 * @param offered cases that are offered to the reviewer before others, in queue order
 * @param workedOn those of the accounts on one of whose cases another reviewer works
 */
public record QueueSurroundings(List<ClaimCandidate> offered, Set<AccountId> workedOn) {

    public QueueSurroundings {
        offered = List.copyOf(offered);
        workedOn = Set.copyOf(workedOn);
    }
}
