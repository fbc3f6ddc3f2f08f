package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.events.AccountSnapshot;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account as it is registered. */
@Schema(name = "Account", additionalProperties = AdditionalPropertiesValue.FALSE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountRequest(
        @Schema(accessMode = Schema.AccessMode.READ_ONLY, example = "acme-cloud")
        String id,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"enterprise", "institution", "individual"},
                example = "enterprise")
        String kind,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description = "The entity's name, or an individual's real name, as verified.",
                minLength = 1,
                maxLength = MAX_NAME_LENGTH,
                pattern = ApplicationRequest.NOT_BLANK,
                example = "Acme Cloud Ltd")
        String verifiedName,

        @Schema(
                description = "English if absent.",
                allowableValues = {"en", "zh"},
                example = "en")
        String language,

        @Schema(description = "The platform that acts for it; a platform registers its own.", pattern = ACCOUNT)
        @Nullable
        String platform,

        @Schema(description = "For trying out: nothing of it reaches a reviewer.", example = "false")
        boolean test) {

    static final String ACCOUNT = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";
    static final String EXAMPLE = """
            {"kind": "enterprise", "verifiedName": "Acme Cloud Ltd", "language": "en"}""";
    private static final int MAX_NAME_LENGTH = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final LocalizedText A_NAME = new LocalizedText(
            "Send 1 to 64 letters, digits, dots, underscores or hyphens.", "请使用 1 至 64 个字母、数字、点、下划线或连字符。");

    static AccountRequest of(AccountSnapshot account) {
        return new AccountRequest(
                account.id().value(),
                account.kind().code(),
                account.verifiedName(),
                account.language().code(),
                account.platform(),
                account.test());
    }

    /** @throws io.countersign.platform.web.ProblemException 422 */
    static AccountSnapshot read(AccountId id, JsonFields fields) {
        var account = new AccountSnapshot(
                id,
                fields.enumValue("kind", AccountKind.class, AccountKind::code).required(),
                fields.text("verifiedName").max(MAX_NAME_LENGTH).required().strip(),
                fields.enumValue("language", Language.class, Language::code).orElse(Language.EN),
                fields.text("platform").matching(NAME, A_NAME).optional(),
                fields.flag("test").orElse(false));
        return fields.checked(() -> account);
    }
}
