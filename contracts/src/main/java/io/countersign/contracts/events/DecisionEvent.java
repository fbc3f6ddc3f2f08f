package io.countersign.contracts.events;

import static io.countersign.contracts.SignatureId.requireQuestion;
import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.Summary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Review's events: the outcome of each revision, and the steps before it. */
public sealed interface DecisionEvent extends Event {

    @Override
    SignatureId signature();

    /**
     * What happens to a revision on the way to its outcome. A reader that such an event does not concern has one case for all
     * of them, which covers the next one too.
     */
    sealed interface Progress extends DecisionEvent {

        int revision();
    }

    /** Each revision gets exactly one. */
    sealed interface Outcome extends DecisionEvent {

        int revision();

        Summary summary();

        Instant submittedAt();

        @Override
        default String eventId() {
            return "outcome:" + signature() + ":" + revision();
        }
    }

    /** The signature may be used. */
    @JsonTypeName("io.countersign.decision.approved.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureApproved(
            SignatureId signature,
            int revision,
            Summary summary,
            Instant submittedAt,
            Route route,
            @Nullable Assessment assessment)
            implements Outcome {

        public SignatureApproved {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(route, "route");
        }
    }

    /** With every reason at once. */
    @JsonTypeName("io.countersign.decision.rejected.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureRejected(
            SignatureId signature,
            int revision,
            Summary summary,
            Instant submittedAt,
            Route route,
            List<Reason> reasons,
            @Nullable Assessment assessment)
            implements Outcome {

        public SignatureRejected {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(route, "route");
            reasons = List.copyOf(reasons);
        }
    }

    /** Quota's refusal as an outcome. */
    @JsonTypeName("io.countersign.decision.refused.v1")
    record RevisionRefused(
            SignatureId signature, int revision, Summary summary, Instant submittedAt, List<Reason> reasons)
            implements Outcome {

        public RevisionRefused {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            reasons = List.copyOf(reasons);
        }
    }

    /** The applicant took it back in time. */
    @JsonTypeName("io.countersign.decision.withdrawn.v1")
    record ApplicationWithdrawn(SignatureId signature, int revision, Summary summary, Instant submittedAt)
            implements Outcome {

        public ApplicationWithdrawn {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
        }
    }

    /** The revision ended without a decision of its own. */
    @JsonTypeName("io.countersign.decision.discarded.v1")
    record RevisionDiscarded(
            SignatureId signature, int revision, Summary summary, Instant submittedAt, DiscardCause cause)
            implements Outcome {

        public RevisionDiscarded {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(cause, "cause");
        }
    }

    /**
     * No rule rejected it and none may approve it: a human decides.
     *
     * @param due when it has to be decided
     * @param expected when it probably will be
     */
    @JsonTypeName("io.countersign.decision.sent-to-reviewer.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentToReviewer(
            SignatureId signature,
            int revision,
            Summary summary,
            Instant submittedAt,
            @Nullable Assessment assessment,
            @Nullable Instant due,
            @Nullable Instant expected)
            implements Progress {

        public SentToReviewer {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
        }

        @Override
        public String eventId() {
            return "sent-to-reviewer:" + signature + ":" + revision;
        }
    }

    /**
     * A reviewer asks the applicant. No outcome: the revision stays open, and its clock stops until the question is closed.
     *
     * @param question counts from 1 within the revision
     * @param text in the reviewer's words
     * @param until when the question closes without an answer
     */
    @JsonTypeName("io.countersign.decision.information-requested.v1")
    record InformationRequested(
            SignatureId signature,
            int revision,
            int question,
            Summary summary,
            Instant submittedAt,
            String text,
            Instant until)
            implements Progress {

        public InformationRequested {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireQuestion(question);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(text, "text");
            requireNonNull(until, "until");
        }

        @Override
        public String eventId() {
            return "requested:" + signature + ":" + revision + ":" + question;
        }
    }

    /**
     * The question was answered, or its time has passed; the revision returns to the queue.
     *
     * @param due when the revision has to be decided now: the time waited is added in review time
     * @param expected when it probably will be
     */
    @JsonTypeName("io.countersign.decision.information-closed.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InformationClosed(
            SignatureId signature,
            int revision,
            int question,
            QuestionResult result,
            Instant due,
            @Nullable Instant expected)
            implements Progress {

        public InformationClosed {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireQuestion(question);
            requireNonNull(result, "result");
            requireNonNull(due, "due");
        }

        @Override
        public String eventId() {
            return "closed:" + signature + ":" + revision + ":" + question;
        }
    }

    /** A set share of the promised review time has passed without a decision; at most once for a revision. */
    @JsonTypeName("io.countersign.decision.at-risk.v1")
    record DecisionAtRisk(SignatureId signature, int revision, Summary summary, Instant submittedAt, Instant due)
            implements Progress {

        public DecisionAtRisk {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(summary, "summary");
            requireNonNull(submittedAt, "submittedAt");
            requireNonNull(due, "due");
        }

        @Override
        public String eventId() {
            return "at-risk:" + signature + ":" + revision;
        }
    }

    /** The due time has passed without a decision; at most once for a revision. */
    @JsonTypeName("io.countersign.decision.overdue.v1")
    record DecisionOverdue(SignatureId signature, int revision, Instant due) implements Progress {

        public DecisionOverdue {
            requireNonNull(signature, "signature");
            requireRevision(revision);
            requireNonNull(due, "due");
        }

        @Override
        public String eventId() {
            return "overdue:" + signature + ":" + revision;
        }
    }

    /** The signature is gone: deleted by its owner, or retired by a lead with reasons. */
    @JsonTypeName("io.countersign.decision.retired.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureRetired(
            SignatureId signature,
            RetirementCause cause,
            List<Reason> reasons,
            @Nullable Summary summary) implements DecisionEvent {

        public SignatureRetired {
            requireNonNull(signature, "signature");
            requireNonNull(cause, "cause");
            reasons = List.copyOf(reasons);
        }

        @Override
        public String eventId() {
            return "retired:" + signature;
        }
    }
}
