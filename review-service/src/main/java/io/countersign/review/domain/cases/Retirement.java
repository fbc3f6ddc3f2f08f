package io.countersign.review.domain.cases;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.outbox.PublishedEvent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature's tombstone.
 *
 * @param event SignatureRetired as published
 * @param act a lead's; nothing where the owner deleted it
 */
public record Retirement(PublishedEvent event, @Nullable Act act) {

    /**
     * What a lead did, and why.
     *
     * @param reasons at least one, published to the applicant
     * @param note for colleagues; no applicant reads it
     */
    public record Act(
            String lead,
            Instant at,
            List<ReasonCode> reasons,
            @Nullable String note) {

        public Act {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a retirement has a reason");
            }
        }
    }

    public static Retirement byOwner(PublishedEvent event) {
        return new Retirement(event, null);
    }

    public boolean isFor(List<ReasonCode> reasons) {
        return act != null && EnumSet.copyOf(act.reasons()).equals(EnumSet.copyOf(reasons));
    }
}
