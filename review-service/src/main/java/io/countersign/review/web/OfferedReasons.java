package io.countersign.review.web;

import io.countersign.contracts.reasons.ReasonCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The API's document lists the codes that a reviewer may give, and no others. */
@Component
class OfferedReasons implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var reason = api.getComponents().getSchemas().get("VerdictReason");
        if (reason != null) {
            var code = new StringSchema();
            code.description("A code of the catalogue that is offered to reviewers; OTHER needs a comment")
                    .example(ReasonCode.DOCUMENT_UNREADABLE.name());
            Arrays.stream(ReasonCode.values())
                    .filter(ReasonCode::offeredToReviewers)
                    .map(ReasonCode::name)
                    .forEach(code::addEnumItem);
            reason.addProperty("code", code);
        }
    }
}
