package io.countersign.intake.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as it is registered. */
@Schema(name = "Account")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountView(
        @Schema(example = "acme-cloud") String id,
        AccountKind kind,

        @Schema(example = "Acme Cloud Ltd") String verifiedName,

        Language language,

        @Schema(description = "The platform that acts for it.") @Nullable
        String platform,

        @Schema(description = "For trying out: nothing of it reaches a reviewer.")
        boolean test) {

    static AccountView of(AccountSnapshot account) {
        return new AccountView(
                account.id().value(),
                account.kind(),
                account.verifiedName(),
                account.language(),
                account.platform(),
                account.test());
    }
}
