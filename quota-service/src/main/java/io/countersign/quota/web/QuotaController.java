package io.countersign.quota.web;

import io.countersign.contracts.AccountId;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.store.AccountRegistrationStore;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.countersign.quota.domain.admission.LimitService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private static final LocalizedText UNKNOWN = LocalizedText.of("quota.quota-controller.unknown");

    private final LimitService limits;
    private final AccountRegistrationStore registrations;
    private final ActingAccount acting;

    QuotaController(LimitService limits, AccountRegistrationStore registrations) {
        this.limits = limits;
        this.registrations = registrations;
        this.acting = new ActingAccount(registrations);
    }

    @RequiresScope("quota:read")
    @GetMapping
    @Operation(
            operationId = "showQuota",
            summary = "Shows an account's slots",
            description = "A signature takes one slot while a revision of it is pending or"
                    + " approved. An ordinary token shows its own account; a platform names one of its accounts,"
                    + " an operator any, in the header.")
    @ApiResponse(responseCode = "200", description = "The slots as the ledger has them now")
    QuotaView show(
            Caller caller,
            @Parameter(
                            description = "The account, where the token is not the account's own",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER, required = false)
                    @Nullable
                    String account) {
        return QuotaView.of(limits.ledger(new AccountId(acting.resolve(caller, account))));
    }

    @RequiresScope("limits:write operator")
    @PutMapping(path = "/limit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "changeLimit",
            summary = "Changes an account's limit",
            description = "For operators. Recorded with who did it. A lower limit evicts"
                    + " nothing; it only refuses what comes next. Said again, it changes nothing.")
    @ApiResponse(responseCode = "200", description = "The slots under the new limit")
    @ApiResponse(responseCode = "404", description = "No such account is registered")
    QuotaView change(
            Caller caller,
            @Parameter(
                            description = "The account",
                            example = "acme-cloud",
                            schema = @Schema(type = "string", pattern = ActingAccount.ID_PATTERN))
                    @RequestHeader(name = ActingAccount.HEADER)
                    String account,
            @RequestBody(required = true) JsonBody<LimitRequest> body) {
        var named = new AccountId(acting.resolve(caller, account));
        if (registrations.find(named.value()) == null) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", UNKNOWN);
        }
        return QuotaView.of(limits.change(named, body.read().limit().intValue(), caller.subject()));
    }
}
