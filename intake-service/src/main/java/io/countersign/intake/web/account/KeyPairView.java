package io.countersign.intake.web.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.domain.credential.KeyPair;
import io.countersign.intake.domain.credential.KeyPair.Act;
import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.intake.domain.credential.KeyPairService.Issued;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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
                schema = @Schema(implementation = KeyPair.Permission.class))
        List<String> permissions,

        boolean enabled,
        Instant createdAt,
        String createdBy,

        @Nullable Instant disabledAt,
        @Nullable String disabledBy) {

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
                pair.permissions().stream().sorted().map(Permission::code).toList(),
                pair.isEnabled(),
                pair.created().at(),
                pair.created().by(),
                disabled == null ? null : disabled.at(),
                disabled == null ? null : disabled.by());
    }
}
