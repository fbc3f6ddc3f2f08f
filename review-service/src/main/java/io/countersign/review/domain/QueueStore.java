package io.countersign.review.domain;

import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.ReviewQueue.Filter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the queue through the indexes of the case store. The queue fields are part of each case and are derived from it
 * in every write, so a result is as current as the cases are; a claim decides by its own compare-and-set.
 */
public interface QueueStore {

    /**
     * Cases whose open revision has no lease at {@code now}, in queue order.
     *
     * @param region null for every region
     */
    List<SignatureId> claimable(@Nullable Region region, Instant now, int limit);

    /** Cases that match the filter at {@code now}, in queue order, beginning after a position. */
    List<Case> page(Filter filter, Instant now, @Nullable QueuePosition after, int limit);

    QueueStatistics statistics(Instant now);
}
