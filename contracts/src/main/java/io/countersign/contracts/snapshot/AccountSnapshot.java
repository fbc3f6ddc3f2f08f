package io.countersign.contracts.snapshot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import org.jspecify.annotations.Nullable;

/**
 * The account as it was when it applied.
 *
 * @param verifiedName the entity's name, or an individual's real name, as verified
 * @param platform the platform that acts for this account
 * @param test an account for trying out: nothing of it reaches a reviewer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountSnapshot(
        AccountId id,
        AccountKind kind,
        String verifiedName,
        Language language,
        @Nullable String platform,
        boolean test) {

    public AccountSnapshot {
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(verifiedName, "verifiedName");
        requireNonNull(language, "language");
    }
}
