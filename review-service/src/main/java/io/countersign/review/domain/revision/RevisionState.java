package io.countersign.review.domain.revision;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.review.domain.clock.Question;
import io.countersign.review.domain.clock.ReviewClock;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.LeaseHolder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A revision that review knows either waits for a human or has its outcome. */
public sealed interface RevisionState {

    /** What was applied for, where it is still kept. */
    @Nullable
    RevisionContent content();

    /** Whether the revision came with this picture, as far as its content is kept. */
    default boolean hasPicture(String sha256) {
        var content = content();
        return content != null && content.pictures().contains(sha256);
    }

    /**
     * Waits for a human.
     *
     * @param due when it has to be decided
     * @param sent SentToReviewer as published
     * @param handling what reviewers and leads have arranged
     * @param clock the questions to the applicant, and what of the promise has passed
     */
    record Open(
            RevisionContent content,
            @Nullable Assessment assessment,
            Instant due,
            PublishedEvent sent,
            @Nullable Lease lease,
            Handling handling,
            ReviewClock clock)
            implements RevisionState {

        /** Not claimed, nothing is arranged, nothing was asked, and no risk is watched. */
        public static Open waiting(
                RevisionContent content, @Nullable Assessment assessment, Instant due, PublishedEvent sent) {
            return new Open(content, assessment, due, sent, null, Handling.none(), ReviewClock.NONE);
        }

        /** With the application, or with an answer to a question. */
        @Override
        public boolean hasPicture(String sha256) {
            return content.pictures().contains(sha256)
                    || clock.questions().stream()
                            .map(Question::answer)
                            .filter(Objects::nonNull)
                            .anyMatch(answer -> answer.certificates().contains(sha256));
        }

        /** Everything that came with it, if a reviewer finds it forged. */
        public Forgery forgery() {
            return new Forgery(
                    content,
                    clock.questions().stream()
                            .flatMap(question -> Stream.ofNullable(question.answer()))
                            .flatMap(answer -> answer.images().stream())
                            .toList());
        }

        public QueuePosition position(SignatureId signature) {
            return new QueuePosition(handling.priority(), attention(), content.submittedAt(), signature);
        }

        /** When it needs a reviewer at the latest: while a question is open, not before its end. */
        public Instant attention() {
            var question = clock.openQuestion();
            return question == null || question.until().isBefore(due) ? due : question.until();
        }

        public boolean isLeasedAt(Instant now) {
            return lease != null && lease.isHeldAt(now);
        }

        public boolean allows(LeaseHolder holder, Instant now) {
            return lease != null && lease.allows(holder, now);
        }

        public Open leasedTo(@Nullable Lease other) {
            return new Open(content, assessment, due, sent, other, handling, clock);
        }

        public Open handled(Handling other) {
            return new Open(content, assessment, due, sent, lease, other, clock);
        }

        /** Two reviewers have to agree. */
        public Open underFourEyes() {
            return handled(handling.reviewed(SecondReview.required()));
        }

        public Open dueAt(Instant other) {
            return new Open(content, assessment, other, sent, lease, handling, clock);
        }

        public Open withClock(ReviewClock other) {
            return new Open(content, assessment, due, sent, lease, handling, other);
        }

        /** The lease ends: no reviewer holds a revision that waits for its applicant. */
        public Open asking(Question question) {
            return leasedTo(null).withClock(clock.with(question));
        }

        public boolean hasOpenQuestion() {
            return clock.openQuestion() != null;
        }
    }

    /**
     * Has its outcome, for good.
     *
     * @param at the outcome's time
     * @param outcome the event as published
     * @param content kept of the approved and of the last decided revision only
     * @param reviewerVerdict whose verdict it was, where a human decided
     * @param closings InformationClosed of the questions that were asked while it was open, as published
     * @param reasons codes of a rejection's or refusal's reasons
     */
    record Decided(
            OutcomeKind kind,
            Instant at,
            PublishedEvent outcome,
            @Nullable RevisionContent content,
            @Nullable ReviewerVerdict reviewerVerdict,
            List<PublishedEvent> closings,
            List<String> reasons)
            implements RevisionState {

        public Decided {
            closings = List.copyOf(closings);
            reasons = List.copyOf(reasons);
        }

        /** Without reasons. */
        public Decided(
                OutcomeKind kind,
                Instant at,
                PublishedEvent outcome,
                @Nullable RevisionContent content,
                @Nullable ReviewerVerdict reviewerVerdict,
                List<PublishedEvent> closings) {
            this(kind, at, outcome, content, reviewerVerdict, closings, List.of());
        }

        /** Without questions and reasons. */
        public Decided(
                OutcomeKind kind,
                Instant at,
                PublishedEvent outcome,
                @Nullable RevisionContent content,
                @Nullable ReviewerVerdict reviewerVerdict) {
            this(kind, at, outcome, content, reviewerVerdict, List.of());
        }

        public Decided withoutContent() {
            return content == null ? this : new Decided(kind, at, outcome, null, reviewerVerdict, closings, reasons);
        }

        public Decided withClosings(List<PublishedEvent> others) {
            return new Decided(kind, at, outcome, content, reviewerVerdict, others, reasons);
        }

        /** With the codes of an outcome's reasons. */
        public Decided forReasonsOf(Outcome given) {
            var some = switch (given) {
                case SignatureRejected rejected -> rejected.reasons();
                case RevisionRefused refused -> refused.reasons();
                case SignatureApproved _, ApplicationWithdrawn _, RevisionDiscarded _ -> List.<Reason>of();
            };
            var codes = some.stream().map(Reason::name).distinct().toList();
            return new Decided(kind, at, outcome, content, reviewerVerdict, closings, codes);
        }
    }

    /**
     * What recognises a repeated verdict, and shows colleagues who gave it.
     *
     * @param digest of the verdict
     * @param note for colleagues; no applicant reads it
     * @param timing null where it is not known
     */
    record ReviewerVerdict(
            String reviewer,
            String token,
            String digest,
            @Nullable String note,
            @Nullable Timing timing) {

        /** With unknown times. */
        public ReviewerVerdict(String reviewer, String token, String digest, @Nullable String note) {
            this(reviewer, token, digest, note, null);
        }

        public LeaseHolder holder() {
            return new LeaseHolder(reviewer, token);
        }
    }

    /**
     * For statistics.
     *
     * @param claimedAt the beginning of the claim under which the verdict was given
     */
    record Timing(Instant submittedAt, Instant claimedAt) {}
}
