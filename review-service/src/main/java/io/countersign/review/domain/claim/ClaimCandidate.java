package io.countersign.review.domain.claim;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.revision.Handling;
import io.countersign.review.domain.revision.Handling.Skip;
import io.countersign.review.domain.revision.QueuePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A case that the queue proposes for a claim.
 *
 * @param avoiding reviewers to whom it is not offered, each until then
 * @param found returns the case as it was read with the queue; null if it has to be loaded
 */
public record ClaimCandidate(
        QueuePosition position, AccountId account, List<Skip> avoiding, Supplier<@Nullable Case> found) {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    public ClaimCandidate {
        avoiding = List.copyOf(avoiding);
    }

    public ClaimCandidate(QueuePosition position, AccountId account, List<Skip> avoiding) {
        this(position, account, avoiding, () -> null);
    }

    /** Those who skipped it, and those whose verdict waits for another reviewer's. */
    public static List<Skip> avoiding(Handling handling) {
        var all = new ArrayList<>(handling.skips());
        if (handling.secondReview() != null) {
            handling.secondReview().verdicts().forEach(given -> all.add(new Skip(given.reviewer(), NEVER)));
        }
        return all;
    }

    /** To be loaded when a claim comes to it. */
    public ClaimCandidate unread() {
        return new ClaimCandidate(position, account, avoiding);
    }

    public @Nullable Case known() {
        return found.get();
    }

    public SignatureId signature() {
        return position.signature();
    }

    public boolean avoids(String reviewer, Instant now) {
        return avoiding.stream().anyMatch(skip -> skip.reviewer().equals(reviewer) && now.isBefore(skip.until()));
    }
}
