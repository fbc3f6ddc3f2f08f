package io.countersign.review.web;

import io.countersign.contracts.AccountId;
import io.countersign.platform.security.RequiresScope;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.countersign.platform.web.QueryFields;
import io.countersign.review.domain.quality.QualityReportReader;
import io.countersign.review.domain.quality.QualitySampling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Quality assurance: how far reviewers agree, and cases with known answers. */
@RestController
@RequestMapping(path = "/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Leads")
class QualityController {

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(31);
    private static final LocalizedText NO_WINDOW =
            new LocalizedText("The time is empty or longer than 92 days.", "时间范围为空或超过 92 天。");
    private static final LocalizedText TOO_MANY =
            new LocalizedText("The time has more reviews than one answer may compare.", "该时间范围内的复核过多。");
    private static final LocalizedText SHORTEN = new LocalizedText("Send a shorter time.", "请缩短时间范围。");
    private static final LocalizedText NO_OWNER = new LocalizedText(
            "No account of the operator is configured to own the certificates of such cases.", "尚未配置持有此类案件证件的运营账号。");

    private final QualitySampling sampling;
    private final QualityReportReader reports;
    private final InstantSource clock;
    private final String owner;

    /** @param owner the operator's account to which certificates of cases with known answers belong; empty for none */
    QualityController(
            QualitySampling sampling,
            QualityReportReader reports,
            InstantSource clock,
            @Value("${countersign.review.quality.account:}") String owner) {
        this.sampling = sampling;
        this.reports = reports;
        this.clock = clock;
        this.owner = owner;
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @GetMapping("/quality")
    @Operation(
            operationId = "showAgreement",
            summary = "Compares verdicts with earlier decisions and known answers",
            description = "Of the reviews that were created in the time: at most 92 days, the last 31 days by default.")
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
    @ApiResponse(responseCode = "200", description = "The agreement of each reviewer")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    QualityView show(@Parameter(hidden = true) ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var from = SearchQuery.time(query, "from");
        var until = SearchQuery.time(query, "until");
        query.check();
        // what was created in this millisecond belongs to it
        var end = until == null ? clock.instant().plusMillis(1) : until;
        var start = from == null ? end.minus(DEFAULT_WINDOW) : from;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(QualityReportReader.MAX_WINDOW) > 0) {
            throw QueryFields.invalid("from", NO_WINDOW, SHORTEN);
        }
        var report = reports.read(start, end);
        if (report == null) {
            throw QueryFields.invalid("from", TOO_MANY, SHORTEN);
        }
        return QualityView.of(report);
    }

    @RequiresScope(ReviewerScopes.LEAD)
    @PostMapping(path = "/known-answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createKnownAnswer",
            summary = "Puts a case with a known answer into the queue",
            description =
                    "Reviewers do not learn of it. It is no signature: nothing is published, counted or registered. Its"
                            + " certificates belong to the operator's account. The same id again gives the same case.")
    @CommandBody(value = KnownAnswerRequest.class, examples = CommandExamples.KNOWN_ANSWER)
    @ApiResponse(responseCode = "200", description = "The id under which reviewers see it")
    @ApiResponse(responseCode = "409", description = "No account is configured")
    CreatedView create(JsonBody body) {
        if (owner.isEmpty()) {
            throw new ProblemException(HttpStatus.CONFLICT, "NO_QUALITY_ACCOUNT", NO_OWNER);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var created = sampling.create(KnownAnswerRequest.read(body, new AccountId(owner), now));
        return new CreatedView(created.text());
    }

    /** The case that was made. */
    @Schema(name = "KnownAnswer")
    record CreatedView(@Schema(example = "1991") String id) {}
}
