package io.countersign.intake.web.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.account.AccountDirectory;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPairService;
import io.countersign.intake.web.RateLimited;
import io.countersign.intake.web.RateProperties.Kind;
import io.countersign.intake.web.Tenancy;
import io.countersign.platform.security.access.RequiresScope;
import io.countersign.platform.security.caller.Caller;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/accounts/{id}/keys}: what an account signs calls of the Tencent-compatible API with. */
@RestController
@RequestMapping(path = "/v1/accounts/{id}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Key pairs", description = "What an account signs calls of the Tencent-compatible API with")
class KeyPairsController {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPairsController.class);
    private static final String WHO = "For operators and the account's platform. ";
    private static final LocalizedText UNKNOWN = LocalizedText.of("intake.key-pairs-controller.unknown");
    private static final LocalizedText TOO_MANY =
            LocalizedText.of("intake.key-pairs-controller.too-many", KeyPairService.MAX_KEY_PAIRS);

    private final AccountDirectory accounts;
    private final KeyPairService keys;
    private final Tenancy tenancy;

    KeyPairsController(AccountDirectory accounts, KeyPairService keys, Tenancy tenancy) {
        this.accounts = accounts;
        this.tenancy = tenancy;
        this.keys = keys;
    }

    @RequiresScope({"keys:write operator", "accounts:write platform"})
    @RateLimited(Kind.SUBMIT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createKeyPair",
            summary = "Makes a key pair; this answer alone shows its secret",
            description = WHO + "To rotate: create a pair, move the callers to it, disable the old one.")
    @ApiResponse(responseCode = "201", description = "Made; keep the secret")
    @ApiResponse(responseCode = "409", description = "The account has as many enabled pairs as there may be")
    ResponseEntity<KeyPairView> create(
            Caller caller,
            @AccountsController.Id @PathVariable String id,
            @RequestBody(required = true) JsonBody<KeyPairRequest> body) {
        var account = account(caller, id);
        var permissions = body.read().distinct();
        var issued = keys.create(account, permissions, caller.subject())
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "TOO_MANY_KEYS", TOO_MANY));
        record(caller, issued.pair(), "A key pair was made");
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(KeyPairView.of(issued));
    }

    @RequiresScope({"keys:write operator", "accounts:write platform"})
    @RateLimited(Kind.READ)
    @GetMapping
    @Operation(
            operationId = "listKeyPairs",
            summary = "Lists an account's key pairs, without secrets",
            description = WHO)
    @ApiResponse(responseCode = "200", description = "All of them, the oldest first")
    KeyPairView.All list(Caller caller, @AccountsController.Id @PathVariable String id) {
        return KeyPairView.All.of(keys.of(account(caller, id)));
    }

    @RequiresScope({"keys:write operator", "accounts:write platform"})
    @RateLimited(Kind.SUBMIT)
    @PostMapping("/{secretId}/disable")
    @Operation(
            operationId = "disableKeyPair",
            summary = "Disables a key pair for good",
            description = WHO + "From the answer on, calls signed with it fail at every instance; a repeat answers the"
                    + " same.")
    @ApiResponse(responseCode = "200", description = "Disabled")
    KeyPairView disable(
            Caller caller,
            @AccountsController.Id @PathVariable String id,
            @Parameter(schema = @Schema(type = "string", pattern = "^AKID[A-Za-z0-9]{32}$")) @PathVariable
                    String secretId) {
        var disabled =
                keys.disable(account(caller, id), secretId, caller.subject()).orElseThrow(KeyPairsController::unknown);
        record(caller, disabled, "A key pair was disabled");
        return KeyPairView.of(disabled);
    }

    private static void record(Caller caller, KeyPair pair, String what) {
        LOG.atInfo()
                .addKeyValue("account", pair.account())
                .addKeyValue("secretId", pair.secretId())
                .addKeyValue("by", caller.subject())
                .log(what);
    }

    private AccountId account(Caller caller, String id) {
        return AccountId.parse(id)
                .flatMap(accounts::find)
                .filter(account -> tenancy.actsFor(caller, account))
                .map(AccountSnapshot::id)
                .orElseThrow(KeyPairsController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(HttpStatus.NOT_FOUND, "NOT_FOUND", UNKNOWN);
    }
}
