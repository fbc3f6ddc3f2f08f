package io.countersign.intake.web;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.intake.domain.AccountDirectory;
import io.countersign.intake.domain.AccountDirectory.Registration;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.platform.security.Caller;
import io.countersign.platform.web.BodyLimit;
import io.countersign.platform.web.JsonBody;
import io.countersign.platform.web.LocalizedText;
import io.countersign.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** {@code /v1/accounts}. */
@RestController
@RequestMapping(path = "/v1/accounts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts", description = "Who applies, and for whom a platform acts")
class AccountsController {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsController.class);

    private static final LocalizedText NO_ACCOUNT =
            new LocalizedText("No such account is known to the caller.", "未找到该账号。");

    private final AccountDirectory accounts;
    private final CallerRateLimiter limits;

    AccountsController(AccountDirectory accounts, CallerRateLimiter limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerAccount",
            summary = "Registers an account, or changes it",
            description = "Needs the scope `accounts:write`: an operator for any, a platform for new ones and its own."
                    + " What applications were judged by stays: each carries the account as it was.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AccountRequest.class),
                                            examples = @ExampleObject(AccountRequest.EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<AccountRequest> put(
            Caller caller,
            @Id @PathVariable String id,
            @BodyLimit(ApplicationsController.LARGEST) JsonBody body,
            ServerWebExchange exchange) {
        caller.require("accounts:write");
        limits.take(exchange, caller, Kind.SUBMIT);
        var read = AccountRequest.read(AccountId.parse(id).orElseThrow(Caller::malformedAccount), body.fields());
        var account = Tenancy.isPlatform(caller) ? of(Tenancy.platform(caller), read) : read;
        var registration =
                Tenancy.isPlatform(caller) ? accounts.put(account, Tenancy.platform(caller)) : accounts.put(account);
        if (registration == Registration.FOREIGN) {
            throw Caller.foreignAccount();
        }
        LOG.atInfo()
                .addKeyValue("account", account.id())
                .addKeyValue("by", caller.subject())
                .log("An account was registered");
        return ResponseEntity.status(registration == Registration.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .body(AccountRequest.of(account));
    }

    @GetMapping
    @Operation(
            operationId = "showAccount",
            summary = "Shows an account",
            description = "Needs the scope `applications:read` for one's own account, or `accounts:write`.")
    @ApiResponse(responseCode = "200", description = "The account as it is registered")
    AccountRequest show(Caller caller, @Id @PathVariable String id, ServerWebExchange exchange) {
        if (!caller.has("accounts:write")) {
            caller.require("applications:read");
        }
        limits.take(exchange, caller, Kind.READ);
        return AccountId.parse(id)
                .flatMap(accounts::find)
                .filter(account -> maySee(caller, account))
                .map(AccountRequest::of)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_ACCOUNT));
    }

    private static boolean maySee(Caller caller, AccountSnapshot account) {
        return Tenancy.isPlatform(caller)
                ? Tenancy.platform(caller).equals(account.platform())
                : Tenancy.isOperator(caller) || account.id().value().equals(caller.claim("account"));
    }

    private static AccountSnapshot of(String platform, AccountSnapshot account) {
        if (account.platform() != null && !account.platform().equals(platform)) {
            throw Caller.foreignAccount();
        }
        return new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), platform, account.test());
    }

    @java.lang.annotation.Target(java.lang.annotation.ElementType.PARAMETER)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The account",
            example = "acme-cloud",
            schema = @Schema(type = "string", pattern = AccountRequest.ACCOUNT))
    @interface Id {}
}
