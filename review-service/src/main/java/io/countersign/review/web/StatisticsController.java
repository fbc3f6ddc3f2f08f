package io.countersign.review.web;

import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.QueryFields;
import io.countersign.review.domain.report.ReviewStatistics;
import io.countersign.review.domain.report.ReviewStatisticsReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What reviewers decided, how fast, and for which reasons. */
@RestController
@RequestMapping("/v1/cases")
@Tag(name = "Leads")
class StatisticsController {

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(1);
    private static final LocalizedText NO_WINDOW =
            new LocalizedText("The time is empty or longer than 31 days.", "时间范围为空或超过 31 天。");
    private static final LocalizedText TOO_MANY =
            new LocalizedText("The time has more verdicts than one answer may count.", "该时间范围内的审核结论过多。");
    private static final LocalizedText SHORTEN = new LocalizedText("Send a shorter time.", "请缩短时间范围。");

    private final ReviewStatisticsReader statistics;
    private final InstantSource clock;

    StatisticsController(ReviewStatisticsReader statistics, InstantSource clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    @RequiresScope({ReviewerScopes.LEAD, ReviewerScopes.AUDIT})
    @GetMapping(path = "/statistics", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "showStatistics",
            summary = "Counts the verdicts of a time per reviewer, hour and reason",
            description = "At most 31 days and 50,000 verdicts; the last 24 hours by default.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Inclusive",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Exclusive",
            schema = @Schema(type = "string", format = "date-time"))
    @ApiResponse(responseCode = "200", description = "The statistics")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    StatisticsView show(@Parameter(hidden = true) ServerWebExchange exchange) {
        return StatisticsView.of(read(exchange));
    }

    @RequiresScope({ReviewerScopes.LEAD, ReviewerScopes.AUDIT})
    @GetMapping(path = "/statistics.csv", produces = CsvAnswers.MEDIA_TYPE)
    @Operation(operationId = "exportStatistics", summary = "One row for each reviewer, as a table for spreadsheets")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Inclusive",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Exclusive",
            schema = @Schema(type = "string", format = "date-time"))
    @ApiResponse(
            responseCode = "200",
            description = "The table",
            content = @Content(mediaType = CsvAnswers.MEDIA_TYPE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    ResponseEntity<String> export(@Parameter(hidden = true) ServerWebExchange exchange) {
        return CsvAnswers.of("statistics.csv", read(exchange).table());
    }

    private ReviewStatistics read(ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var from = SearchQuery.time(query, "from");
        var until = SearchQuery.time(query, "until");
        query.check();
        var end = until == null ? clock.instant() : until;
        var start = from == null ? end.minus(DEFAULT_WINDOW) : from;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(ReviewStatisticsReader.MAX_WINDOW) > 0) {
            throw QueryFields.invalid("from", NO_WINDOW, SHORTEN);
        }
        var found = statistics.read(start, end);
        if (found == null) {
            throw QueryFields.invalid("from", TOO_MANY, SHORTEN);
        }
        return found;
    }
}
