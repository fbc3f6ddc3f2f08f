package io.countersign.review.console.decision;

import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.queue.ReviewQueue;
import org.springframework.stereotype.Component;

/** How many cases a reviewer holds, of how many. */
@Component
public class OpenClaims {

    private final ReviewQueue queue;
    private final ClaimSettings settings;

    OpenClaims(ReviewQueue queue, ClaimSettings settings) {
        this.queue = queue;
        this.settings = settings;
    }

    record Count(int open, int limit) {}

    public Count of(String reviewer) {
        return new Count(queue.own(reviewer).claims().size(), settings.maxClaims());
    }
}
