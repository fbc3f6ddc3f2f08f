package io.countersign.review.web.report;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.review.domain.report.ReviewStatistics;
import io.countersign.review.domain.report.ReviewStatisticsReader;
import io.countersign.review.web.ReviewerScopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

    private static final ReportWindow.Limits LIMITS =
            new ReportWindow.Limits(ReviewStatisticsReader.MAX_WINDOW, Duration.ofDays(1));

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
    @WindowParameters
    @ApiResponse(responseCode = "200", description = "The statistics")
    StatisticsView show(@Parameter(hidden = true) ServerWebExchange exchange) {
        return StatisticsView.of(read(exchange));
    }

    @RequiresScope({ReviewerScopes.LEAD, ReviewerScopes.AUDIT})
    @GetMapping(path = "/statistics.csv", produces = CsvAnswers.MEDIA_TYPE)
    @Operation(operationId = "exportStatistics", summary = "One row for each reviewer, as a table for spreadsheets")
    @WindowParameters
    @AnswersTable
    ResponseEntity<String> export(@Parameter(hidden = true) ServerWebExchange exchange) {
        return CsvAnswers.of("statistics.csv", read(exchange).table());
    }

    private ReviewStatistics read(ServerWebExchange exchange) {
        var window = ReportWindow.of(exchange, LIMITS, clock.instant());
        return ReportWindow.counted(statistics.read(window.from(), window.until()));
    }
}
