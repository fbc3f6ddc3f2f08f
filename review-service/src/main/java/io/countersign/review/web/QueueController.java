package io.countersign.review.web;

import io.countersign.contracts.Region;
import io.countersign.platform.security.RequiresScope;
import io.countersign.review.domain.Conflict;
import io.countersign.review.domain.ReviewQueue;
import io.countersign.review.domain.ReviewQueue.Filter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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
    @ApiResponse(responseCode = "200", description = "A page of the queue")
    CaseSummary.Page list(
            @Parameter(
                            description =
                                    "`waiting` for those without a claim, `claimed` for those with one, `asked` for"
                                            + " those that wait for an answer of their applicant",
                            schema =
                                    @Schema(
                                            type = "string",
                                            defaultValue = "open",
                                            allowableValues = {"open", "waiting", "claimed", "asked"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"domestic", "global"}))
                    @RequestParam(required = false)
                    @Nullable
                    String region,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        var query = new QueryParameters();
        var filter = new Filter(
                query.constant("state", state, ReviewQueue.Waiting.values(), ReviewQueue.Waiting.OPEN),
                region == null ? null : query.constant("region", region, Region.values(), Region.DOMESTIC));
        int size = query.integer("limit", limit, 1, 100, 20);
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
    @ApiResponse(responseCode = "200", description = "The case as it stands")
    CaseView show(
            @Parameter(description = "The signature's id", example = "1001") @PathVariable String id, Locale locale) {
        var known = queue.find(PathIds.signature(id));
        if (known == null) {
            throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
        }
        return views.of(known, clock.instant(), locale);
    }
}
