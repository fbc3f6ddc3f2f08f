package io.countersign.review.domain.reviewer;

import io.countersign.contracts.SignatureId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one reviewer: a slot for each open claim, which limits their number, and an absence.
 *
 * @param version as read; 0 while it is not stored. Each write raises it by one
 */
public record ReviewerRecord(
        String reviewer,
        long version,
        List<Slot> slots,
        @Nullable Absence absence) {

    public ReviewerRecord {
        slots = List.copyOf(slots);
    }

    /**
     * Room for one claim. It is reserved before the case is claimed and freed after its lease has ended, so that the
     * leases of a reviewer never outnumber the slots, whatever crashes between the two writes.
     *
     * @param token of the lease
     */
    public record Slot(SignatureId signature, String token, Instant until) {

        public boolean isHeldAt(Instant now) {
            return now.isBefore(until);
        }
    }

    /** Nothing is handed to the reviewer until then. */
    public record Absence(Instant until, @Nullable String note) {}

    public static ReviewerRecord unknown(String reviewer) {
        return new ReviewerRecord(reviewer, 0, List.of(), null);
    }

    public boolean holds(String token) {
        return slots.stream().anyMatch(slot -> slot.token().equals(token));
    }

    /** With this slot in the place of one with the same token. */
    public ReviewerRecord with(Slot slot) {
        var more = new ArrayList<>(without(slot.token()).slots);
        more.add(slot);
        return new ReviewerRecord(reviewer, version, more, absence);
    }

    public ReviewerRecord without(String token) {
        var rest = slots.stream().filter(slot -> !slot.token().equals(token)).toList();
        return new ReviewerRecord(reviewer, version, rest, absence);
    }

    /** Only the slots whose time has not passed. */
    public ReviewerRecord withoutEnded(Instant now) {
        return new ReviewerRecord(
                reviewer,
                version,
                slots.stream().filter(slot -> slot.isHeldAt(now)).toList(),
                absence);
    }

    public List<Slot> ended(Instant now) {
        return slots.stream().filter(slot -> !slot.isHeldAt(now)).toList();
    }

    public ReviewerRecord absent(@Nullable Absence other) {
        return new ReviewerRecord(reviewer, version, slots, other);
    }

    public boolean isAbsentAt(Instant now) {
        return absence != null && now.isBefore(absence.until());
    }

    public ReviewerRecord withVersion(long other) {
        return new ReviewerRecord(reviewer, other, slots, absence);
    }
}
