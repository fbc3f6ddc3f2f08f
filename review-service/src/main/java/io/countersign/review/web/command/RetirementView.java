package io.countersign.review.web.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.cases.Retirement.Act;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A retired signature. */
@Schema(name = "RetirementAct")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetirementView(
        @Schema(example = "lena", description = "The lead") String retiredBy,

        Instant retiredAt,
        List<RetirementReason> reasons,

        @Schema(description = "A note for colleagues") @Nullable
        String note) {

    public static RetirementView of(Act act) {
        return new RetirementView(
                act.lead(),
                act.at(),
                act.reasons().stream().map(RetirementReason::new).toList(),
                act.note());
    }
}
