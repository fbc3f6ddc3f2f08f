package io.countersign.contracts;

import static io.countersign.contracts.SignatureId.requireRevision;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What review says: the outcome of each revision, and what happens on the way to it. */
public sealed interface DecisionEvent extends Event {

    @Override
    SignatureId signature();

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
            implements DecisionEvent {

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
