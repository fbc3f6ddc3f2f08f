package io.countersign.review.web.queue;

import io.countersign.contracts.Region;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.queue.ReviewQueue.Filter;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.web.ConflictProblems;
import io.countersign.review.web.PathIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What reviewers read. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases", description = "The queue of those that wait, and everything about one of them")
class QueueController {

    private final ReviewQueue queue;
    private final CaseViews views;
    private final InstantSource clock;

    QueueController(ReviewQueue queue, CaseViews views, InstantSource clock) {
        this.queue = queue;
        this.views = views;
        this.clock = clock;
    }

    @RequiresScope("review:read")
    @GetMapping
    @Operation(
            operationId = "listCases",
            summary = "Lists the cases that wait for a reviewer",
            description = "The case that is due first comes first.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description =
                    "`waiting` for those without a claim, `claimed` for those with one, `asked` for those that wait"
                            + " for an answer of their applicant",
            schema = @Schema(defaultValue = "open", implementation = ReviewQueue.Waiting.class))
    @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(implementation = Region.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`next` of the page before",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "A page of the queue")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    CaseSummary.Page list(ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var state = query.constant("state", ReviewQueue.Waiting.values(), ReviewQueue.Waiting::code);
        var filter = new Filter(
                state == null ? ReviewQueue.Waiting.OPEN : state,
                query.constant("region", Region.values(), Region::code));
        int size = query.number("limit", 1, 100, 20);
        var cursor = query.text("cursor");
        query.check();
        var page = queue.page(filter, QueueCursor.read(cursor, filter), size);
        var now = clock.instant();
        return new CaseSummary.Page(
                page.cases().stream()
                        .flatMap(known -> CaseSummary.of(known, now))
                        .toList(),
                page.next() == null ? null : QueueCursor.of(filter, page.next()));
    }

    @RequiresScope("review:read")
    @GetMapping("/{id}")
    @Operation(
            operationId = "showCase",
            summary = "Shows a case",
            description = "What is applied for, what the rules found, what became of the"
                    + " other revisions, and what changed since the one before.")
    @ApiResponse(responseCode = "200", description = "The current case")
    CaseView show(
            @Parameter(description = "The signature's id", example = "1001") @PathVariable String id, Locale locale) {
        var known = queue.find(PathIds.signature(id));
        if (known == null) {
            throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
        }
        return views.of(known, clock.instant(), locale);
    }
}
