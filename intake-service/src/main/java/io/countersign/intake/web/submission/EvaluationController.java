package io.countersign.intake.web.submission;

import static io.countersign.intake.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.contracts.Region;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.intake.domain.evaluation.DryRun;
import io.countersign.intake.web.ApplicationDocs;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.platform.web.validation.QueryFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What can be known before applying: requirements, and a dry run. */
@RestController
@Tag(name = "Before applying", description = "What to prepare, and what would become of an application")
class EvaluationController {

    private final DryRun dryRun;
    private final Tenancy tenancy;

    EvaluationController(DryRun dryRun, Tenancy tenancy) {
        this.dryRun = dryRun;
        this.tenancy = tenancy;
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.EVALUATE)
    @PostMapping(
            path = "/v1/applications:evaluate",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "evaluateApplication",
            summary = "What would become of an application",
            description = "Runs every rule and stores nothing. Papers may be declared by" + " type alone.")
    @ApiResponse(responseCode = "200", description = "The route, with every reason and check")
    @ApiResponse(responseCode = "404", description = "What it would modify is no signature of this account")
    EvaluationView evaluate(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            @Parameter(
                            description = "The signature that it would modify, if it would be no first application",
                            example = "1001",
                            schema = @Schema(type = "string"))
                    @RequestParam(required = false)
                    @Nullable
                    String modifies,
            @RequestBody(required = true) @BodyLimit(ApplicationPaths.MAX_BODY_BYTES) JsonBody<ApplicationRequest> body,
            Locale locale) {
        var acting = tenancy.acting(caller, account);
        var form = ApplicationForm.trial(body.bind());
        var faults = form.faults(acting.id(), Set.of());
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        var self = Optional.ofNullable(modifies).map(ApplicationPaths::signature);
        return EvaluationView.of(dryRun.evaluate(form.application(), acting, self), locale);
    }

    @RequiresScope("applications:read")
    @RateLimited(Kind.READ)
    @GetMapping(path = "/v1/requirements", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "showRequirements",
            summary = "What to prepare before applying",
            description = "For the account's kind: types, certificates with what each"
                    + " must show, letter, remark, length of the name, an example; in both languages.")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(implementation = Region.class))
    @Parameter(
            name = "purpose",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(implementation = Purpose.class))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "Only this one",
            schema = @Schema(implementation = SignatureType.class))
    @ApiResponse(responseCode = "200", description = "The requirements as the rules in force have them")
    @ApiResponse(responseCode = "422", description = "A parameter is wrong")
    RequirementsView requirements(
            Caller caller,
            @ApplicationDocs.Account @RequestHeader(name = ACCOUNT_HEADER, required = false) @Nullable String account,
            ServerWebExchange exchange) {
        var acting = tenancy.acting(caller, account);
        var query = new QueryFields(exchange.getRequest().getQueryParams());
        var region = query.required("region", Region.values(), Region::code);
        var purpose = query.required("purpose", Purpose.values(), Purpose::code);
        var type = query.constant("type", SignatureType.values(), SignatureType::code);
        query.check();
        return RequirementsView.of(dryRun.requirements(acting, region, purpose, type));
    }
}
