package io.countersign.review.web.quality;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.review.domain.report.QualityReport;
import io.countersign.review.domain.report.QualityReportReader;
import io.countersign.review.web.ReviewerScopes;
import io.countersign.review.web.report.AnswersTable;
import io.countersign.review.web.report.CsvAnswers;
import io.countersign.review.web.report.ReportWindow;
import io.countersign.review.web.report.WindowParameters;
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

/** How far reviewers agree with earlier decisions and with known answers. */
@RestController
@RequestMapping("/v1/cases")
@Tag(name = "Leads")
class QualityController {

    private static final ReportWindow.Limits LIMITS =
            new ReportWindow.Limits(QualityReportReader.MAX_WINDOW, Duration.ofDays(31));

    private final QualityReportReader reports;
    private final InstantSource clock;

    QualityController(QualityReportReader reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @GetMapping(path = "/quality", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "showAgreement",
            summary = "Compares verdicts with earlier decisions and known answers",
            description = "Of the reviews that were created in the time: at most 92 days, the last 31 days by default.")
    @WindowParameters
    @ApiResponse(responseCode = "200", description = "The agreement of all and of each reviewer")
    QualityView show(@Parameter(hidden = true) ServerWebExchange exchange) {
        return QualityView.of(read(exchange));
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @GetMapping(path = "/quality.csv", produces = CsvAnswers.MEDIA_TYPE)
    @Operation(
            operationId = "exportAgreement",
            summary = "One row for each reviewer and one of all, as a table for spreadsheets")
    @WindowParameters
    @AnswersTable
    ResponseEntity<String> export(@Parameter(hidden = true) ServerWebExchange exchange) {
        return CsvAnswers.of("agreement.csv", read(exchange).table());
    }

    /** What was created in this millisecond belongs to a report that states no end. */
    private QualityReport read(ServerWebExchange exchange) {
        var window = ReportWindow.of(exchange, LIMITS, clock.instant().plusMillis(1));
        return ReportWindow.counted(reports.read(window.from(), window.until()));
    }
}
