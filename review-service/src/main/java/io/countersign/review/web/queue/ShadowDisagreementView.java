package io.countersign.review.web.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One revision on which a shadow rule set disagrees. */
@Schema(name = "ShadowDisagreement")
record ShadowDisagreementView(
        @Schema(example = "1001", description = "The signature's id")
        String id,

        @Schema(example = "1") int revision,
        @Schema(example = "acme-cloud") String account,
        Instant at,

        @Schema(example = "cn-2025-06-11", description = "The shadow rule set")
        String ruleSet,

        @Schema(description = "The hash of its content") String hash,

        @Schema(
                description = "The verdict that counts",
                allowableValues = {"approve", "reject", "refer"})
        String verdict,

        @Schema(
                description = "What it would have been",
                allowableValues = {"approve", "reject", "refer"})
        String otherwise,

        List<Rule> rules) {

    /** A rule on which the two differ. */
    @Schema(name = "Disagreement")
    record Rule(
            @Schema(example = "type") String rule,
            @Schema(example = "passed") String from,
            @Schema(example = "rejected") String to) {}

    /** @param next the cursor of the following page, absent after the last one */
    @Schema(name = "ShadowDisagreementPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            List<ShadowDisagreementView> disagreements,

            @Schema(description = "Cursor of the next page; absent after the last one") @Nullable
            String next) {}

    static ShadowDisagreementView of(ShadowDisagreement disagreement) {
        return new ShadowDisagreementView(
                disagreement.signature().text(),
                disagreement.revision(),
                disagreement.account().value(),
                disagreement.at(),
                disagreement.ruleSet(),
                disagreement.hash(),
                code(disagreement.from()),
                code(disagreement.to()),
                disagreement.rules().stream()
                        .map(rule -> new Rule(
                                rule.rule(), rule.from().code(), rule.to().code()))
                        .toList());
    }

    private static String code(Enum<?> verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
