package io.countersign.quota.web;

import io.countersign.platform.web.JsonBody;
import io.countersign.quota.domain.Ledger;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an operator sends. */
@Schema(name = "NewLimit", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LimitRequest(
        @Schema(
                minimum = "0",
                maximum = "1000",
                example = "80",
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "How many signatures the account may hold. A lower one evicts nothing; it refuses what comes next.")
        int limit) {

    static LimitRequest of(JsonBody body) {
        var fields = body.fields();
        var limit = fields.integer("limit", 0, Ledger.HIGHEST_LIMIT).required();
        return fields.checked(() -> new LimitRequest(limit.intValue()));
    }
}
