package io.countersign.quota.web;

import static io.countersign.quota.web.Tenancy.ACCOUNT_HEADER;

import io.countersign.platform.security.Caller;
import io.countersign.platform.web.JsonBody;
import io.countersign.quota.domain.LimitService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/quota}. */
@RestController
@RequestMapping(path = "/v1/quota", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Quota", description = "How many signatures an account may hold, and which ones do")
class QuotaController {

    private static final String ACCOUNT_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    private final LimitService limits;

    QuotaController(LimitService limits) {
        this.limits = limits;
    }

    @GetMapping
    @Operation(
            operationId = "showQuota",
            summary = "Shows an account's slots",
            description =
                    "Needs the scope `quota:read`. A signature takes one slot while a revision of it is pending or"
                            + " approved. An ordinary token shows its own account; a platform names one of its accounts,"
                            + " an operator any, in the header.")
    @ApiResponse(responseCode = "200", description = "The slots as the ledger has them now")
    QuotaView show(
            Caller caller,
            @Parameter(
                            description = "The account, where the token is not the account's own",
                            schema = @Schema(type = "string", pattern = ACCOUNT_PATTERN))
                    @RequestHeader(name = ACCOUNT_HEADER, required = false)
                    @Nullable
                    String account) {
        caller.require("quota:read");
        var named = Tenancy.named(caller, account);
        return QuotaView.of(Tenancy.visible(caller, limits.ledger(named)));
    }

    @PutMapping(path = "/limit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeLimit",
            summary = "Changes an account's limit",
            description =
                    "For operators: needs the scope `limits:write`. Recorded with who did it. A lower limit evicts"
                            + " nothing; it only refuses what comes next. Said again, it changes nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = LimitRequest.class),
                                            examples = @ExampleObject("{\"limit\": 80}"))))
    @ApiResponse(responseCode = "200", description = "The slots under the new limit")
    QuotaView change(
            Caller caller,
            @Parameter(
                            description = "The account",
                            example = "acme-cloud",
                            schema = @Schema(type = "string", pattern = ACCOUNT_PATTERN))
                    @RequestHeader(name = ACCOUNT_HEADER)
                    String account,
            JsonBody body) {
        caller.require("limits:write");
        var named = Tenancy.named(caller, account);
        return QuotaView.of(limits.change(named, LimitRequest.of(body).limit(), caller.subject()));
    }
}
