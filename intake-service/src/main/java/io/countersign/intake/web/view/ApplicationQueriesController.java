package io.countersign.intake.web.view;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.Region;
import io.countersign.intake.domain.projection.ViewQueries;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.CommandProblems;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.QueryFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** What is read of {@code /v1/applications}. */
@RestController
@RequestMapping(path = ApplicationPaths.ROOT, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Applications")
class ApplicationQueriesController {

    private static final LocalizedText BAD_CURSOR =
            LocalizedText.of("intake.application-queries-controller.bad-cursor");
    private static final LocalizedText CURSOR_FIX =
            LocalizedText.of("intake.application-queries-controller.cursor-fix");

    private final ViewQueries views;
    private final Tenancy tenancy;
    private final JsonMapper json;

    ApplicationQueriesController(ViewQueries views, Tenancy tenancy, JsonMapper json) {
        this.views = views;
        this.json = json;
        this.tenancy = tenancy;
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping("/{id}")
    @Operation(
            operationId = "showApplication",
            summary = "Shows a signature",
            description =
                    "Its status, with reasons in the language of the header" + " Accept-Language, and every revision.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The signature as far as it is known. Its ETag changes with everything that the answer shows, and"
                            + " with its language")
    @ApiResponse(responseCode = "304", description = "If-None-Match names this representation", content = @Content)
    ResponseEntity<ApplicationView> show(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            Locale locale) {
        var view = find(caller, id, account);
        var representation = ApplicationView.of(view, locale);
        return ResponseEntity.ok()
                .eTag(views.tagged(view).etag().of(locale.getLanguage(), json.writeValueAsBytes(representation)))
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(representation);
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping("/{id}/timeline")
    @Operation(operationId = "showTimeline", summary = "Shows what happened to a signature, oldest first")
    @ApiResponse(responseCode = "200", description = "The moments as far as they are known")
    TimelineView timeline(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            Locale locale) {
        return TimelineView.of(find(caller, id, account), locale);
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping("/{id}/decisions/{revision}/explanation")
    @Operation(
            operationId = "explainDecision",
            summary = "Shows what each rule said of a revision",
            description = "Absent while no rule has looked at it.")
    @ApiResponse(responseCode = "200", description = "Every check, with what it looked at")
    RuleExplanation explain(
            Caller caller,
            @ApplicationDocs.Id @PathVariable String id,
            @Parameter(description = "The revision", example = "1", schema = @Schema(type = "integer", minimum = "1"))
                    @PathVariable
                    String revision,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            Locale locale) {
        return find(caller, id, account).revisions().stream()
                .filter(known -> String.valueOf(known.number()).equals(revision))
                .findFirst()
                .map(known -> RuleExplanation.of(known, locale).orElseThrow(CommandProblems::noExplanation))
                .orElseThrow(CommandProblems::noRevision);
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping
    @Operation(
            operationId = "listApplications",
            summary = "Lists signatures, the newest first",
            description = "A platform that names no account lists all of its"
                    + " accounts. At most 1,000 signatures are looked at for one page: follow `next`, also after an empty"
                    + " page.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array = @ArraySchema(schema = @Schema(implementation = Status.class)))
    @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(implementation = Region.class))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            description = "The whole name, without regard to ASCII case and width",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    @Parameter(
            name = "reference",
            in = ParameterIn.QUERY,
            description = "The caller's own id",
            schema = @Schema(type = "string", minLength = 1, maxLength = 200))
    @Parameter(
            name = "submittedAfter",
            in = ParameterIn.QUERY,
            description = "At or after",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "submittedBefore",
            in = ParameterIn.QUERY,
            description = "Before",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`next` of the page before, with the same filters",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "A page")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    ListPage list(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            Locale locale,
            ServerWebExchange exchange) {
        var sight = tenancy.sight(caller, account);
        var asked = ListQuery.read(exchange.getRequest().getQueryParams());
        var page = views.list(sight.owner(), sight.mine(), asked.filter(), asked.cursor(), asked.limit())
                .orElseThrow(() -> QueryFields.invalid("cursor", BAD_CURSOR, CURSOR_FIX));
        return new ListPage(
                page.views().stream().map(view -> ListItemView.of(view, locale)).toList(), page.next());
    }

    private View find(Caller caller, String id, @Nullable String account) {
        var sight = tenancy.sight(caller, account);
        return views.find(ApplicationPaths.signature(id))
                .filter(view -> sight.mine().test(view.account()))
                .orElseThrow(CommandProblems::notFound);
    }
}
