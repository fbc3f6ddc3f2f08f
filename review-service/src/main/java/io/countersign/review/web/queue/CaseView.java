package io.countersign.review.web.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.web.command.RetirementView;
import io.countersign.review.web.handling.CaseQuestionView;
import io.countersign.review.web.handling.HandlingView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a reviewer sees of one signature. */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "acme-cloud") String account,

        @Schema(description = "The revision that waits for a reviewer, if one does") @Nullable
        Waiting waiting,

        @Schema(description = "All known revisions, the newest first")
        List<Revision> revisions,

        @Schema(description = "Withdrawals cover revisions up to this one; 0 for none")
        int withdrawnUpTo,

        @Schema(description = "The signature is deleted, or was revoked")
        boolean deleted,

        @Schema(description = "How a lead took it back, if one did") @Nullable
        RetirementView retirement) {

    /** What there is to decide. */
    @Schema(name = "WaitingRevision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            @Schema(example = "1") int revision,

            @Schema(description = "What is applied for") Application application,

            @Schema(description = "The account as it was when it applied")
            AccountSnapshot applicant,

            Instant submittedAt,

            @Schema(description = "When it has to be decided")
            Instant due,

            CaseSummary.@Nullable Claim claim,
            HandlingView handling,

            @Schema(description = "What the applicant was asked about this revision")
            List<CaseQuestionView> questions,

            @Schema(description = "What each rule said, under which rule set") @Nullable
            Assessment assessment,

            @Schema(description = "The older revision that changes compares with") @Nullable
            Integer comparedWith,

            @Schema(description = "Fields that differ from the older revision")
            List<Difference> changes) {}

    /** A field that the applicant changed. */
    @Schema(name = "Change")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            @Schema(example = "/name") String pointer,

            @Schema(description = "The older value, absent if there was none") @Nullable
            Object before,

            @Schema(description = "The newer value, absent if there is none") @Nullable
            Object after) {}

    /** What became of one revision. */
    @Schema(name = "CaseRevision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revision(
            @Schema(example = "1") int revision,

            @Schema(
                    example = "rejected",
                    allowableValues = {
                        "open",
                        "approved",
                        "rejected",
                        "refused",
                        "withdrawn",
                        "superseded",
                        "approved_stands",
                        "deleted"
                    })
            String state,

            @Nullable Instant decidedAt,

            @Schema(implementation = Route.class) @Nullable String route,

            @Schema(description = "Who gave the verdict") @Nullable
            String reviewer,

            @Schema(description = "A note for colleagues") @Nullable
            String note,

            List<Given> reasons) {}

    /** A reason as it was given. */
    @Schema(name = "GivenReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Given(
            @Schema(example = "DOCUMENT_UNREADABLE") String code,
            @Schema(example = "/documents/0") @Nullable String pointer,

            @Schema(description = "In the language of the request")
            String text,

            @Nullable String comment) {}
}
