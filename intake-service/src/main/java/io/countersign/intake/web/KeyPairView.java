package io.countersign.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.domain.credential.KeyPairService.Issued;
import io.countersign.platform.web.JsonFields;
import io.countersign.platform.web.LocalizedText;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key pair as it is shown. */
@Schema(name = "KeyPair")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyPairView(
        @Schema(example = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE01")
        String secretId,

        @Schema(description = "Only in the answer that made the pair.") @Nullable
        String secretKey,

        @ArraySchema(
                arraySchema = @Schema(description = "What it may be used for."),
                schema = @Schema(allowableValues = {"read", "write", "send"}))
        List<String> permissions,

        boolean enabled,
        Instant createdAt,
        String createdBy,

        @Nullable Instant disabledAt,
        @Nullable String disabledBy) {

    private static final LocalizedText NO_PERMISSION =
            new LocalizedText("A key pair needs at least one permission.", "密钥至少需要一项权限。");
    private static final LocalizedText NAME_PERMISSIONS =
            new LocalizedText("Send one or more of read, write and send.", "请填写 read、write、send 中的一项或多项。");

    /** What the caller says of a new pair. */
    @Schema(name = "NewKeyPair", additionalProperties = AdditionalPropertiesValue.FALSE)
    record Wanted(
            @ArraySchema(
                    minItems = 1,
                    arraySchema =
                            @Schema(
                                    description = "What it may be used for.",
                                    requiredMode = Schema.RequiredMode.REQUIRED),
                    schema = @Schema(allowableValues = {"read", "write", "send"}))
            List<String> permissions) {}

    /** Every pair of an account. */
    @Schema(name = "KeyPairs")
    record All(List<KeyPairView> keys) {

        static All of(List<KeyPair> pairs) {
            return new All(pairs.stream().map(KeyPairView::of).toList());
        }
    }

    static KeyPairView of(Issued issued) {
        return of(issued.pair(), issued.secretKey());
    }

    static KeyPairView of(KeyPair pair) {
        return of(pair, null);
    }

    private static KeyPairView of(KeyPair pair, @Nullable String secretKey) {
        Act disabled = pair.disabled();
        return new KeyPairView(
                pair.secretId(),
                secretKey,
                pair.permissions().stream().sorted().map(KeyPairView::code).toList(),
                pair.isEnabled(),
                pair.created().at(),
                pair.created().by(),
                disabled == null ? null : disabled.at(),
                disabled == null ? null : disabled.by());
    }

    /** @throws io.countersign.platform.web.ProblemException 422 */
    static Set<Permission> permissions(JsonFields fields) {
        var wanted = fields.enumValues("permissions", Permission.class, KeyPairView::code, Permission.values().length);
        if (wanted.isEmpty() && fields.faults().isEmpty()) {
            fields.fault("REQUIRED", "permissions", NO_PERMISSION, NAME_PERMISSIONS);
        }
        return fields.checked(() -> EnumSet.copyOf(wanted));
    }

    private static String code(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
