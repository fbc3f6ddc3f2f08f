package io.countersign.review.web.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.shadow.ShadowDisagreement;
import io.countersign.review.domain.shadow.ShadowDisagreement.Place;
import io.countersign.review.domain.shadow.ShadowDisagreementStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The disagreements of shadow rule sets. */
@RestController
@Tag(name = "Cases")
class ShadowController {

    private static final LocalizedText BAD = LocalizedText.of("review.shadow-controller.bad");

    private final ShadowDisagreementStore disagreements;

    ShadowController(ShadowDisagreementStore disagreements) {
        this.disagreements = disagreements;
    }

    @RequiresScope("review:read")
    @GetMapping(path = "/v1/cases/shadow", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listShadowDisagreements",
            summary = "Lists the disagreements of shadow rule sets, the newest first",
            description = "Empty unless a shadow rule set is configured.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`next` of the page before",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "A page")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    ShadowDisagreementView.Page list(ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        int size = query.number("limit", 1, 200, 50);
        var cursor = query.text("cursor");
        query.check();
        var page = disagreements.after(place(cursor), size);
        return new ShadowDisagreementView.Page(
                page.stream().map(ShadowDisagreementView::of).toList(),
                page.size() < size ? null : cursor(page.getLast()));
    }

    private static String cursor(ShadowDisagreement last) {
        var text = last.at() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new Place(Instant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            // refused below
        }
        throw QueryFields.invalid("cursor", BAD, QueueCursor.FIX);
    }
}
