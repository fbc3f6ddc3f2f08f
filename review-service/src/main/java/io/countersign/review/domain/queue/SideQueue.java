package io.countersign.review.domain.queue;

import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.reviewer.Reviewer;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases that are handed out among those that wait: in a share of the claims before them, else after them.
 *
 * @param queue null for none
 * @param percent of the claims
 */
public record SideQueue(@Nullable QueueStore queue, int percent) {

    public static final SideQueue NONE = new SideQueue(null, 0);

    public SideQueue {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a share is 0 to 100 percent");
        }
    }

    boolean isDrawn(RandomGenerator random) {
        return queue != null && random.nextInt(100) < percent;
    }

    /** In the order of a claim; each list is read when the claim comes to it. */
    Iterable<List<ClaimCandidate>> candidates(ClaimFilter filter, Reviewer reviewer, Instant now, int limit) {
        var read = queue;
        if (read == null) {
            return List.of();
        }
        return () -> Stream.of(0, 1, 2)
                .map(step -> switch (step) {
                    case 0 -> read.offered(reviewer.name(), filter, now, limit);
                    case 1 -> reviewer.senior() ? read.escalated(filter, now, limit) : List.<ClaimCandidate>of();
                    default -> read.claimable(filter, now, null, limit);
                })
                .iterator();
    }
}
