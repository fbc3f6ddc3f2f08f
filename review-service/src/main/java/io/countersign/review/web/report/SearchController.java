package io.countersign.review.web.report;

import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import io.countersign.review.domain.report.CaseFinder;
import io.countersign.review.web.ReviewerScopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Finds cases, whatever has become of them. */
@RestController
@RequestMapping("/v1/cases")
@Tag(name = "Cases")
class SearchController {

    private static final LocalizedText TOO_MANY = LocalizedText.of("review.search-controller.too-many");
    private static final LocalizedText NARROW = LocalizedText.of("review.search-controller.narrow");

    private final CaseFinder finder;

    SearchController(CaseFinder finder) {
        this.finder = finder;
    }

    @RequiresScope(ReviewerScopes.READ)
    @GetMapping(path = "/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchCases",
            summary = "Finds cases, the one changed last first",
            description =
                    "Every condition has to hold. Names and references are those of the open, the approved and the"
                            + " last decided revision.")
    @SearchParameters
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`next` of the page before",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "A page of cases")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    FoundCaseView.Page search(@Parameter(hidden = true) ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var search = SearchQuery.read(query);
        int size = query.number("limit", 1, CaseFinder.MAX_PAGE, 20);
        var cursor = query.text("cursor");
        query.check();
        var page = finder.page(search, SearchQuery.position(cursor), size);
        return new FoundCaseView.Page(
                page.cases().stream().map(FoundCaseView::of).toList(),
                page.next() == null ? null : SearchQuery.cursor(page.next()));
    }

    @RequiresScope({ReviewerScopes.LEAD, ReviewerScopes.AUDIT})
    @GetMapping(path = "/search.csv", produces = CsvAnswers.MEDIA_TYPE)
    @Operation(
            operationId = "exportCases",
            summary = "Finds cases, as a table for spreadsheets",
            description = "At most 10,000 cases. A cell that begins like a formula is led by an apostrophe.")
    @SearchParameters
    @AnswersTable
    @ApiResponse(responseCode = "422", description = "A parameter is wrong, or too many cases match")
    ResponseEntity<String> export(@Parameter(hidden = true) ServerWebExchange exchange) {
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var search = SearchQuery.read(query);
        query.check();
        var table = finder.table(search);
        if (table == null) {
            throw QueryFields.invalid("from", TOO_MANY, NARROW);
        }
        return CsvAnswers.of("cases.csv", table);
    }
}
