package io.countersign.review.web.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.history.HistoryReader;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.web.CaseIdParameter;
import io.countersign.review.web.ConflictProblems;
import io.countersign.review.web.PathIds;
import io.countersign.review.web.ReviewerScopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Who did what with a case. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class HistoryController {

    private final HistoryReader histories;

    HistoryController(HistoryReader histories) {
        this.histories = histories;
    }

    @RequiresScope("review:read")
    @GetMapping("/{id}/history")
    @Operation(
            operationId = "showHistory",
            summary = "Lists who did what with a case, the oldest entry first",
            description =
                    "The hash of each entry covers the entry and the hash before; outcome events carry the newest hash"
                            + " (`historyhead`). The command `verify-history` verifies them. Of a verdict that waits for a"
                            + " second reviewer, only leads and auditors see whose it is.")
    @ApiResponse(responseCode = "200", description = "Entries of the history")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    @ApiResponse(responseCode = "404", description = "There is no such case")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The number of the first entry",
            schema = @Schema(type = "integer", minimum = "1", maximum = "1000000", defaultValue = "1"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "100"))
    HistoryPageView show(
            Caller caller,
            @CaseIdParameter @PathVariable String id,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        int first = query.number("from", 1, 1_000_000, 1);
        int size = query.number("limit", 1, 200, 100);
        query.check();
        var signature = PathIds.signature(id);
        var part = caller.has(ReviewerScopes.LEAD) || caller.has(ReviewerScopes.AUDIT)
                ? histories.read(signature, first, size)
                : histories.readBlind(signature, first, size);
        if (part == null) {
            throw ConflictProblems.problem(Conflict.UNKNOWN_CASE);
        }
        var entries = part.entries().stream().map(HistoryEntryView::of).toList();
        var last = entries.isEmpty() ? null : entries.getLast().number();
        return new HistoryPageView(
                entries, part.count(), part.head(), last == null || last >= part.count() ? null : last + 1);
    }

    /**
     * A part of a history.
     *
     * @param next {@code from} of the part that follows
     */
    @Schema(name = "History")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryPageView(
            List<HistoryEntryView> entries,

            @Schema(description = "Entries that were ever written")
            long count,

            @Schema(description = "The hash of the newest entry")
            String head,

            @Nullable Long next) {}

    /** An entry as it is shown. */
    @Schema(name = "HistoryEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryEntryView(
            long number,
            Instant at,
            String actor,
            String action,
            @Nullable Integer revision,
            String from,
            String to,

            @Schema(description = "The digest of the verdict or of the certificate") @Nullable
            String detail,

            String hash) {

        static HistoryEntryView of(HistoryEntry entry) {
            return new HistoryEntryView(
                    entry.number(),
                    entry.at(),
                    entry.actor(),
                    entry.action().code(),
                    entry.revision() == 0 ? null : entry.revision(),
                    entry.from(),
                    entry.to(),
                    entry.detail(),
                    entry.hash());
        }
    }
}
