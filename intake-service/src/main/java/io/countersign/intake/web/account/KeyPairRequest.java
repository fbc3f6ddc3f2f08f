package io.countersign.intake.web.account;

import io.countersign.intake.domain.credential.KeyPair.Permission;
import io.countersign.platform.web.problem.LocalizedText;
import io.countersign.platform.web.validation.FieldChecks;
import io.countersign.platform.web.validation.RequestRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new key pair is for. */
@Schema(name = "NewKeyPair", example = "{\"permissions\": [\"read\"]}")
record KeyPairRequest(
        @Size(max = 3)
        @Schema(description = "What it may be used for.", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<Permission> permissions)
        implements RequestRecord {

    private static final LocalizedText NO_PERMISSION = LocalizedText.of("intake.key-pair-request.no-permission");
    private static final LocalizedText NAME_PERMISSIONS = LocalizedText.of("intake.key-pair-request.name-permissions");

    @Override
    public void check(FieldChecks checks) {
        if (permissions == null || permissions.isEmpty()) {
            checks.fault("REQUIRED", "permissions", NO_PERMISSION, NAME_PERMISSIONS);
        }
    }

    Set<Permission> distinct() {
        return permissions == null ? Set.of() : EnumSet.copyOf(permissions);
    }
}
