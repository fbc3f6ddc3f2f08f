package io.countersign.review.domain;

import io.countersign.contracts.Assessment;
import io.countersign.contracts.SignatureId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision that review knows either waits for a human or has its outcome. */
public sealed interface RevisionState {

    /** What was applied for, where it is still kept. */
    @Nullable
    RevisionContent content();

    /**
     * Waits for a human.
     *
     * @param due when it has to be decided
     * @param sent SentToReviewer as published
     * @param handling what reviewers and leads have arranged
     */
    record Open(
            RevisionContent content,
            @Nullable Assessment assessment,
            Instant due,
            PublishedEvent sent,
            @Nullable Lease lease,
            Handling handling)
            implements RevisionState {

        /** Not claimed, and nothing is arranged. */
        public static Open waiting(
                RevisionContent content, @Nullable Assessment assessment, Instant due, PublishedEvent sent) {
            return new Open(content, assessment, due, sent, null, Handling.none());
        }

        public QueuePosition position(SignatureId signature) {
            return new QueuePosition(handling.priority(), due, content.submittedAt(), signature);
        }

        boolean isLeasedAt(Instant now) {
            return lease != null && lease.isHeldAt(now);
        }

        boolean allows(LeaseHolder holder, Instant now) {
            return lease != null && lease.allows(holder, now);
        }

        public Open leasedTo(@Nullable Lease other) {
            return new Open(content, assessment, due, sent, other, handling);
        }

        public Open handled(Handling other) {
            return new Open(content, assessment, due, sent, lease, other);
        }

        public Open dueAt(Instant other) {
            return new Open(content, assessment, other, sent, lease, handling);
        }
    }

    /**
     * Has its outcome, for good.
     *
     * @param at the outcome's time
     * @param outcome the event as published
     * @param content kept of the approved and of the last decided revision only
     * @param ruling whose verdict it was, where a human decided
     */
    record Decided(
            OutcomeKind kind,
            Instant at,
            PublishedEvent outcome,
            @Nullable RevisionContent content,
            @Nullable Ruling ruling)
            implements RevisionState {

        Decided withoutContent() {
            return content == null ? this : new Decided(kind, at, outcome, null, ruling);
        }
    }

    /**
     * What recognises a repeated verdict, and tells colleagues who gave it.
     *
     * @param digest of the verdict
     * @param note for colleagues; no applicant reads it
     */
    record Ruling(
            String reviewer,
            String token,
            String digest,
            @Nullable String note) {

        LeaseHolder holder() {
            return new LeaseHolder(reviewer, token);
        }
    }
}
