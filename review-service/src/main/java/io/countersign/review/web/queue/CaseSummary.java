package io.countersign.review.web.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.web.handling.HandlingView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case that waits, as the queue shows it. */
@Schema(name = "CaseSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseSummary(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,
        @Schema(example = "acme-cloud") String account,
        @Schema(example = "enterprise") String accountKind,
        @Schema(example = "Acme Cloud") String name,
        @Schema(example = "domestic") String region,
        @Schema(example = "company") String type,
        @Schema(example = "self_use") String purpose,
        Instant submittedAt,
        @Schema(description = "When it has to be decided") Instant due,
        boolean overdue,

        @Schema(description = "Present while the case waits for an answer of its applicant: the end of the question")
        @Nullable
        Instant questionUntil,

        @Nullable Claim claim,
        HandlingView handling) {

    /** @param next the cursor of the following page, absent after the last one */
    @Schema(name = "CasePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<CaseSummary> cases,

            @Schema(description = "Cursor of the next page; absent after the last one") @Nullable
            String next) {}

    /** Who holds it; the token stays with them. */
    @Schema(name = "Claim")
    record Claim(@Schema(example = "rita") String reviewer, Instant until) {

        static @Nullable Claim of(Open open, Instant now) {
            var lease = open.lease();
            return lease == null || !now.isBefore(lease.until()) ? null : new Claim(lease.reviewer(), lease.until());
        }
    }

    static Stream<CaseSummary> of(Case known, Instant now) {
        var entry = known.open();
        return entry == null ? Stream.of() : Stream.of(of(known, entry.getKey(), entry.getValue(), now));
    }

    private static CaseSummary of(Case known, int revision, Open open, Instant now) {
        var application = open.content().application();
        var question = open.clock().openQuestion();
        return new CaseSummary(
                known.signature().text(),
                revision,
                known.account().value(),
                open.content().account().kind().code(),
                application.name(),
                application.region().code(),
                application.type().code(),
                application.purpose().code(),
                open.content().submittedAt(),
                open.due(),
                question == null && open.due().isBefore(now),
                question == null ? null : question.until(),
                Claim.of(open, now),
                HandlingView.of(open.handling(), now));
    }
}
