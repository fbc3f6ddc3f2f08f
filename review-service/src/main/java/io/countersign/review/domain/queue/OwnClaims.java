package io.countersign.review.domain.queue;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.reviewer.ReviewerRecord.Absence;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reviewer holds.
 *
 * @param absence if the reviewer is absent now
 */
public record OwnClaims(List<Claim> claims, @Nullable Absence absence) {

    public OwnClaims {
        claims = List.copyOf(claims);
    }

    /**
     * A slot and its case.
     *
     * @param known null where no lease has the slot's token: the claim is not finished, or its revision has ended
     */
    public record Claim(Slot slot, @Nullable Case known) {

        static Claim of(Slot slot, @Nullable Case known) {
            var open = known == null ? null : known.open();
            var lease = open == null ? null : open.getValue().lease();
            boolean isHeld = lease != null && lease.token().equals(slot.token());
            return new Claim(slot, isHeld ? known : null);
        }
    }
}
