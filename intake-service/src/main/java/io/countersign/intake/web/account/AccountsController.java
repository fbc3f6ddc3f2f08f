package io.countersign.intake.web.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.account.AccountDirectory.Registration;
import io.countersign.intake.web.ApplicationPaths;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.ActingAccount;
import io.countersign.platform.security.caller.Caller;
import io.countersign.platform.web.body.BodyLimit;
import io.countersign.platform.web.body.JsonBody;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** {@code /v1/accounts}. */
@RestController
@RequestMapping(path = "/v1/accounts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Accounts", description = "Who applies, and for whom a platform acts")
class AccountsController {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsController.class);

    private static final LocalizedText NO_ACCOUNT = LocalizedText.of("intake.accounts-controller.no-account");

    private static final LocalizedText NOT_OF_PLATFORM = LocalizedText.of("intake.accounts-controller.not-of-platform");

    private final AccountDirectory accounts;
    private final Tenancy tenancy;

    AccountsController(AccountDirectory accounts, Tenancy tenancy) {
        this.accounts = accounts;
        this.tenancy = tenancy;
    }

    @RequiresScope({"accounts:write operator", "accounts:write platform"})
    @RateLimited(Kind.SUBMIT)
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "registerAccount",
            summary = "Registers an account, or changes it",
            description =
                    "An operator registers any. A platform registers ids of the form `<platform>.<name>`, and changes the"
                            + " accounts that are registered to it. What applications were judged by stays: each carries the account as it was.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "201", description = "Registered")
    ResponseEntity<AccountView> put(
            Caller caller,
            @Id @PathVariable String id,
            @RequestBody(required = true) @BodyLimit(ApplicationPaths.MAX_BODY_BYTES) JsonBody<AccountRequest> body) {
        var named = AccountId.parse(id).orElseThrow(ActingAccount::malformed);
        var read = body.read().account(named);
        var platform = caller.platform();
        var account = platform == null ? read : of(platform, read);
        var registration = platform == null ? accounts.put(account) : accounts.put(account, platform);
        if (registration == Registration.FOREIGN) {
            throw ActingAccount.foreign().withDetail(NOT_OF_PLATFORM);
        }
        if (registration == Registration.UNCONFIRMED) {
            throw ProblemException.unavailable();
        }
        LOG.atInfo()
                .addKeyValue("account", account.id())
                .addKeyValue("by", caller.subject())
                .log("An account was registered");
        return ResponseEntity.status(registration == Registration.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .body(AccountView.of(account));
    }

    @RequiresScope({"applications:read", "accounts:write operator", "accounts:write platform"})
    @RateLimited(Kind.READ)
    @GetMapping
    @Operation(
            operationId = "showAccount",
            summary = "Shows an account",
            description = "One's own, one of the platform's, or, for an operator, any.")
    @ApiResponse(responseCode = "200", description = "The account as it is registered")
    AccountView show(Caller caller, @Id @PathVariable String id) {
        return AccountId.parse(id)
                .flatMap(accounts::find)
                .filter(account -> tenancy.actsFor(caller, account))
                .map(AccountView::of)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", NO_ACCOUNT));
    }

    private static AccountSnapshot of(String platform, AccountSnapshot account) {
        if (account.platform() != null && !account.platform().equals(platform)) {
            throw ActingAccount.foreign();
        }
        return new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), platform, account.test());
    }

    @java.lang.annotation.Target(java.lang.annotation.ElementType.PARAMETER)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @Parameter(
            description = "The account",
            example = "acme-cloud",
            schema = @Schema(type = "string", pattern = "^" + AccountRequest.NAME + "$"))
    @interface Id {}
}
