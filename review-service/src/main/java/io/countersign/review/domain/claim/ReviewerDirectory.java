package io.countersign.review.domain.claim;

import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.revision.Conflict;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** To whom cases may be handed: reviewers who have a record, and those of the configuration. */
public final class ReviewerDirectory {

    private final ReviewerStore reviewers;
    private final Set<String> configured;

    /** @param configured names, which are subjects of tokens, of reviewers who may not have a record yet */
    public ReviewerDirectory(ReviewerStore reviewers, Set<String> configured) {
        this.reviewers = reviewers;
        this.configured = Set.copyOf(configured);
    }

    /** Why nothing can be handed to this reviewer now; null if it can. */
    @Nullable
    Conflict refusal(String reviewer, Instant now) {
        var stored = reviewers.load(reviewer);
        if (stored.version() == 0 && !configured.contains(reviewer)) {
            return Conflict.UNKNOWN_REVIEWER;
        }
        return stored.isAbsentAt(now) ? Conflict.ABSENT : null;
    }
}
