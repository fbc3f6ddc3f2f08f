package io.countersign.review.domain.revision;

import io.countersign.review.domain.reviewer.Reviewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers and leads have arranged for an open revision, apart from its lease.
 *
 * @param hold until its end only the reviewer who put the case on hold may claim it
 * @param assignment it is offered to one reviewer alone until then
 * @param skips it is not offered to these reviewers until then
 * @param escalation only seniors and leads may claim it
 * @param secondReview what four eyes require; null where one reviewer decides
 * @param lastCommand the command that ended a lease last, by which a repeat of it is recognized
 */
public record Handling(
        Priority priority,
        @Nullable Hold hold,
        @Nullable Assignment assignment,
        List<Skip> skips,
        @Nullable Escalation escalation,
        @Nullable SecondReview secondReview,
        @Nullable LastCommand lastCommand) {

    /** The earliest skips are forgotten beyond that many. */
    public static final int MAX_SKIPS = 20;

    /** Of a reason for a hold or an escalation, in code points. */
    public static final int MAX_REASON_LENGTH = 500;

    /** Of a reviewer's name: the longest subject of a token, by OpenID Connect. */
    public static final int MAX_REVIEWER_LENGTH = 255;

    private static final Handling NONE = new Handling(Priority.NORMAL, null, null, List.of(), null, null, null);

    public Handling {
        skips = List.copyOf(skips);
        if (skips.size() > MAX_SKIPS) {
            throw new IllegalArgumentException("a case has at most " + MAX_SKIPS + " skips");
        }
    }

    /** Not claimable until its end, when it returns to the queue by itself. */
    public record Hold(String reviewer, String reason, Instant until) {}

    /**
     * Offered to one reviewer alone until its end, then to all.
     *
     * @param by who handed it over
     */
    public record Assignment(String reviewer, String by, Instant until) {}

    /** Not offered to this reviewer until its end. */
    public record Skip(String reviewer, Instant until) {}

    /** Needs a senior. */
    public record Escalation(String by, String reason, Instant at) {}

    /**
     * A hold, skip, hand-over or escalation.
     *
     * @param token of the lease that it ended
     * @param digest of what was asked for
     */
    public record LastCommand(String reviewer, String token, String digest) {}

    /** Nothing was arranged. */
    public static Handling none() {
        return NONE;
    }

    /** Why this reviewer may not claim the revision now; null if nothing here prevents it. */
    @Nullable
    public Conflict refusal(Reviewer reviewer, Instant now) {
        if (escalation != null && !reviewer.senior()) {
            return Conflict.ESCALATED;
        }
        if (hold != null && now.isBefore(hold.until()) && !hold.reviewer().equals(reviewer.name())) {
            return Conflict.HELD;
        }
        if (assignment != null
                && now.isBefore(assignment.until())
                && !assignment.reviewer().equals(reviewer.name())) {
            return Conflict.ASSIGNED;
        }
        return secondReview != null && secondReview.isByReviewer(reviewer.name()) ? Conflict.OWN_VERDICT : null;
    }

    /** Whether the reviewer asked not to be offered it for now. */
    public boolean isSkippedBy(String reviewer, Instant now) {
        return skips.stream().anyMatch(skip -> skip.reviewer().equals(reviewer) && now.isBefore(skip.until()));
    }

    /** What remains once a reviewer has claimed it: a hold and an assignment have served their purpose. */
    public Handling claimed() {
        return new Handling(priority, null, null, skips, escalation, secondReview, lastCommand);
    }

    public Handling held(Hold other) {
        return new Handling(priority, other, assignment, skips, escalation, secondReview, lastCommand);
    }

    public Handling assigned(@Nullable Assignment other) {
        return new Handling(priority, null, other, skips, escalation, secondReview, lastCommand);
    }

    /** One skip per reviewer, without those that have ended. */
    public Handling skipped(Skip skip, Instant now) {
        var others = new ArrayList<>(skips.stream()
                .filter(other ->
                        now.isBefore(other.until()) && !other.reviewer().equals(skip.reviewer()))
                .toList());
        others.add(skip);
        var newest = others.subList(Math.max(0, others.size() - MAX_SKIPS), others.size());
        return new Handling(priority, hold, assignment, newest, escalation, secondReview, lastCommand);
    }

    public Handling escalated(Escalation other) {
        return new Handling(priority, hold, null, skips, other, secondReview, lastCommand);
    }

    public Handling after(LastCommand other) {
        return new Handling(priority, hold, assignment, skips, escalation, secondReview, other);
    }

    public Handling prioritized(Priority other) {
        return new Handling(other, hold, assignment, skips, escalation, secondReview, lastCommand);
    }

    public Handling reviewed(SecondReview other) {
        return new Handling(priority, hold, assignment, skips, escalation, other, lastCommand);
    }
}
