package io.countersign.simulation.store;

import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.revision.RevisionState.Decided;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.RevisionState.ReviewerVerdict;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.Reviewers;
import io.countersign.simulation.world.World;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each write of a case may do with leases and verdicts, judged by the version that it replaces. */
final class LeaseChecks {

    private LeaseChecks() {}

    /**
     * A slot that is added while its reviewer is absent is of a case that the reviewer has chosen. An absence that ends
     * between the claim's start and its reservation, at which it is looked at, does not count.
     */
    static void check(ReviewerRecord before, ReviewerRecord after, World world) {
        for (var slot : after.slots()) {
            var reservedAt = slot.until().minus(Reviewers.SETTINGS.lease());
            boolean isAbsent = before.isAbsentAt(reservedAt)
                    && before.isAbsentAt(world.clock().instant());
            if (!before.slots().contains(slot) && isAbsent) {
                world.notToBeHandedOut()
                        .putIfAbsent(slot.token(), "a case is handed to the absent: " + before.reviewer());
            }
        }
    }

    static void check(Case before, Case after, World world) {
        var waiting = after.open();
        var assignment = waiting == null ? null : waiting.getValue().handling().assignment();
        if (assignment != null && assignment.reviewer().equals(Reviewers.UNKNOWN)) {
            throw new InvariantViolation("a case is assigned to an unknown reviewer: by " + assignment.by());
        }
        after.revisions().forEach((revision, state) -> {
            var replaced = before.state(revision);
            if (state instanceof Decided decided
                    && decided.reviewerVerdict() != null
                    && !(replaced instanceof Decided)) {
                checkVerdict(replaced instanceof Open open ? open : null, decided, decided.reviewerVerdict());
            }
            if (state instanceof Open now && replaced instanceof Open open && now.lease() != null) {
                checkClaim(open, now.lease(), world);
            }
        });
    }

    /** Whoever holds the lease when it is written decides, before the lease's end, and only what is open. */
    private static void checkVerdict(@Nullable Open open, Decided decided, ReviewerVerdict reviewerVerdict) {
        if (open == null
                || open.lease() == null
                || !open.lease().token().equals(reviewerVerdict.token())
                || !decided.at().isBefore(open.lease().until())) {
            throw new InvariantViolation("a late verdict: " + decided);
        }
        var review = open.handling().secondReview();
        if (review != null
                && (review.verdicts().isEmpty()
                        || review.verdicts().stream()
                                .map(given -> given.reviewer().replace(Reviewers.ANONYMOUS, ""))
                                .anyMatch(reviewerVerdict.reviewer()::equals))) {
            throw new InvariantViolation("one reviewer decides alone: " + reviewerVerdict.reviewer());
        }
    }

    private static void checkClaim(Open before, Lease lease, World world) {
        var replaced = before.lease();
        if (replaced != null && Objects.equals(replaced.token(), lease.token())) {
            return;
        }
        var claimedAt = lease.until().minus(Reviewers.SETTINGS.lease());
        if (replaced != null && claimedAt.isBefore(replaced.until())) {
            throw new InvariantViolation("two holders of one case: " + replaced.reviewer() + ", " + lease.reviewer());
        }
        if (before.clock().openQuestion() != null) {
            throw new InvariantViolation("claimed while a question is open: by " + lease.reviewer());
        }
        if (before.handling().skips().stream()
                .anyMatch(skip -> skip.reviewer().equals(lease.reviewer()) && claimedAt.isBefore(skip.until()))) {
            world.notToBeHandedOut()
                    .put(lease.token(), "a skipped case is handed to its reviewer: " + lease.reviewer());
        }
        checkHandling(before, lease.reviewer(), claimedAt);
    }

    private static void checkHandling(Open before, String reviewer, Instant at) {
        var handling = before.handling();
        var hold = handling.hold();
        if (hold != null && at.isBefore(hold.until()) && !hold.reviewer().equals(reviewer)) {
            throw new InvariantViolation("a case on hold is claimed: by " + reviewer);
        }
        var assignment = handling.assignment();
        if (assignment != null
                && at.isBefore(assignment.until())
                && !assignment.reviewer().equals(reviewer)) {
            throw new InvariantViolation("a case handed over is claimed by another: by " + reviewer);
        }
        if (handling.escalation() != null && !Reviewers.isSenior(reviewer)) {
            throw new InvariantViolation("a case for seniors is claimed by a reviewer: by " + reviewer);
        }
    }
}
