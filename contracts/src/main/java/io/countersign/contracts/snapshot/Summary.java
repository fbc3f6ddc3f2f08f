package io.countersign.contracts.snapshot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import org.jspecify.annotations.Nullable;

/** What every later event repeats of an application, so that no reader must ask another service. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        String name,
        Region region,
        AccountKind kind,
        Language language,
        @Nullable String platform,
        @Nullable String externalReference) {

    public Summary {
        requireNonNull(name, "name");
        requireNonNull(region, "region");
        requireNonNull(kind, "kind");
        requireNonNull(language, "language");
    }

    public static Summary of(Application application, AccountSnapshot account) {
        return new Summary(
                application.name(),
                application.region(),
                account.kind(),
                account.language(),
                account.platform(),
                application.externalReference());
    }
}
