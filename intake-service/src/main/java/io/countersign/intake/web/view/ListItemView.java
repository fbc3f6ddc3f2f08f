package io.countersign.intake.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.Region;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.DiscardCause;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.Summary;
import io.countersign.intake.domain.view.Revision;
import io.countersign.intake.domain.view.SignatureStatus;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.TimelineMark;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.web.ReasonView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signature as shown in a list. */
@Schema(name = "ApplicationItem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ListItemView(
        @Schema(example = "1001") String id,
        @Schema(example = "acme-cloud") String account,

        @Schema(implementation = Status.class) String status,

        @Schema(
                description = "While pending: where it is.",
                allowableValues = {"received", "in_review", "question_open"})
        @Nullable
        String stage,

        @Schema(description = "The revision that the status is of.")
        int revision,

        @Schema(example = "Acme Cloud") @Nullable String name,

        @Schema(implementation = Region.class) @Nullable String region,

        @Nullable String externalReference,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,

        @Schema(description = "When review has promised to decide.") @Nullable
        Instant due,

        @Schema(description = "When it probably will.") @Nullable
        Instant expectedAt,

        @Schema(description = "Present, and true, while a withdrawal waits for its outcome.") @Nullable
        Boolean withdrawalRequested,

        @Schema(
                description = "Why a revision ended without a decision of its own.",
                implementation = DiscardCause.class)
        @Nullable
        String discardedBecause,

        List<ReasonView> reasons,

        @Schema(description = "Records about it that could not be read; people look at them.")
        List<HeldUp> heldUp) {

    /** A record that a service put aside. */
    @Schema(name = "HeldUp")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldUp(
            @Schema(example = "review") String service,
            @Schema(example = "admitted:1001:1") String event,
            Instant since,
            @Nullable Integer revision) {

        static HeldUp of(TimelineMark mark) {
            var where = mark.where();
            return new HeldUp(
                    where == null ? "" : where.service(),
                    where == null ? "" : where.eventId(),
                    mark.time(),
                    mark.revision());
        }
    }

    static ListItemView of(View view, Locale locale) {
        var standing = view.standing();
        var shown = standing.shown();
        var summary = summary(shown);
        return new ListItemView(
                view.id().text(),
                view.account().value(),
                standing.status().code(),
                stage(standing),
                shown.number(),
                summary.map(Summary::name).orElse(null),
                summary.map(known -> known.region().code()).orElse(null),
                summary.map(Summary::externalReference).orElse(null),
                shown.submittedAt(),
                shown.decidedAt(),
                shown.due().orElse(null),
                shown.expected().orElse(null),
                standing.withdrawalRequested() ? Boolean.TRUE : null,
                shown.outcome() instanceof RevisionDiscarded discarded
                        ? discarded.cause().code()
                        : null,
                ReasonView.of(reasons(view, standing), locale),
                view.heldUp().stream()
                        .map(HeldUp::of)
                        .sorted(Comparator.comparing(HeldUp::since))
                        .toList());
    }

    private static @Nullable String stage(SignatureStatus standing) {
        if (standing.status() != Status.PENDING) {
            return null;
        }
        if (standing.shown().openQuestion().isPresent()) {
            return "question_open";
        }
        return standing.shown().inReview() ? "in_review" : "received";
    }

    private static List<Reason> reasons(View view, SignatureStatus standing) {
        return standing.status() == Status.RETIRED
                ? view.retirement().map(SignatureRetired::reasons).orElse(List.of())
                : standing.shown().reasons();
    }

    static Optional<Summary> summary(Revision revision) {
        var submitted = revision.submitted();
        if (submitted != null) {
            return Optional.of(Summary.of(submitted.application(), submitted.account()));
        }
        return Optional.ofNullable(revision.outcome()).map(outcome -> outcome.summary());
    }
}
