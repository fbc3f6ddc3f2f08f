package io.countersign.review.domain.queue;

import io.countersign.contracts.AccountId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.revision.QueuePosition;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the queue through the indexes of the case store. The queue fields are part of each case and are derived from it
 * in every write, so a result is as current as the cases are; a claim decides by its own compare-and-set.
 */
public interface QueueStore {

    /** Cases that every reviewer may claim at {@code now}, in queue order, beginning after a position. */
    List<ClaimCandidate> claimable(ClaimFilter filter, Instant now, @Nullable QueuePosition after, int limit);

    /**
     * Cases that are offered to this reviewer before others: handed over, put on hold by the reviewer, or resubmitted after
     * the reviewer's verdict. Those without a lease or a hold at {@code now}.
     */
    List<ClaimCandidate> offered(String reviewer, ClaimFilter filter, Instant now, int limit);

    /** Escalated cases without a lease, hold or assignment at {@code now}. */
    List<ClaimCandidate> escalated(ClaimFilter filter, Instant now, int limit);

    /** Whether a case of the account is leased to another reviewer at {@code now}. */
    boolean isWorkedOnByOther(AccountId account, String reviewer, Instant now);

    /** What {@link #offered} and {@link #isWorkedOnByOther} say, for several accounts at once. */
    default QueueSurroundings around(
            String reviewer, ClaimFilter filter, Set<AccountId> accounts, Instant now, int limit) {
        var workedOn = new HashSet<AccountId>();
        var offered = offered(reviewer, filter, now, limit);
        accounts.stream()
                .filter(account -> isWorkedOnByOther(account, reviewer, now))
                .forEach(workedOn::add);
        return new QueueSurroundings(offered, workedOn);
    }

    /** Cases that match the filter at {@code now}, in queue order, beginning after a position. */
    List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit);

    QueueStatistics statistics(Instant now);
}
