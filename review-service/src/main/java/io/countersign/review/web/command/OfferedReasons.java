package io.countersign.review.web.command;

import io.countersign.contracts.reasons.ReasonCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.function.Predicate;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The API's document lists the codes that a reviewer or a lead may give, and no others. */
@Component
class OfferedReasons implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        restrict(api, "VerdictReason", ReasonCode::offeredToReviewers);
        restrict(api, "RetirementReason", RetirementReason::isForLeads);
    }

    @SuppressWarnings("unchecked") // the schema of a code is one of strings
    private static void restrict(OpenAPI api, String name, Predicate<ReasonCode> isOffered) {
        Schema<?> reason = api.getComponents().getSchemas().get(name);
        var code =
                reason == null ? null : (Schema<Object>) reason.getProperties().get("code");
        if (code != null) {
            code.setEnum(Arrays.stream(ReasonCode.values())
                    .filter(isOffered)
                    .<Object>map(ReasonCode::name)
                    .toList());
        }
    }
}
