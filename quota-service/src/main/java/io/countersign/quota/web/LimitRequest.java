package io.countersign.quota.web;

import io.countersign.platform.web.validation.RequestRecord;
import io.countersign.quota.domain.ledger.Ledger;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.Range;

/** What an operator sends. */
@Schema(name = "NewLimit")
record LimitRequest(
        @NotNull
        @Range(min = 0, max = Ledger.HIGHEST_LIMIT)
        @Schema(
                example = "80",
                description =
                        "How many signatures the account may hold. A lower one evicts nothing; it refuses what comes next.")
        Long limit)
        implements RequestRecord {}
