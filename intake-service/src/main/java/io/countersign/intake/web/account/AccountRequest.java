package io.countersign.intake.web.account;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.platform.web.validation.PlainText;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** An account to be registered. */
@Schema(example = "{\"kind\": \"enterprise\", \"verifiedName\": \"Acme Cloud Ltd\", \"language\": \"en\"}")
record AccountRequest(
        @NotNull @Schema(example = "enterprise") AccountKind kind,

        @NotNull
        @PlainText(max = MAX_NAME_LENGTH)
        @Schema(
                description = "The entity's name, or an individual's real name, as verified.",
                example = "Acme Cloud Ltd")
        String verifiedName,

        @Schema(description = "English if absent.", example = "en") @Nullable
        Language language,

        @PlainText
        @Pattern(regexp = NAME, message = "intake.account-name")
        @Schema(description = "The platform that acts for it; a platform registers its own.")
        @Nullable
        String platform,

        @Schema(description = "For trying out: nothing of it reaches a reviewer.", example = "false") @Nullable
        Boolean test)
        implements RequestRecord {

    static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final int MAX_NAME_LENGTH = 100;

    AccountSnapshot account(AccountId id) {
        return new AccountSnapshot(
                id,
                kind,
                verifiedName.strip(),
                language == null ? Language.EN : language,
                platform,
                test != null && test);
    }
}
