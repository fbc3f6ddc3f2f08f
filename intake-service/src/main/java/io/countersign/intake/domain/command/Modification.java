package io.countersign.intake.domain.command;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole application again, as the next revision.
 *
 * @param inexpressible fields that the caller's API cannot express; they may be left unstated although the current
 *     revision states them
 */
public record Modification(
        AccountSnapshot account,
        SignatureId signature,
        Application application,
        @Nullable IdempotencyKey key,
        Precondition precondition,
        List<String> inexpressible) {

    public Modification {
        inexpressible = List.copyOf(inexpressible);
    }

    /** By an API that can express every field. */
    public Modification(
            AccountSnapshot account,
            SignatureId signature,
            Application application,
            @Nullable IdempotencyKey key,
            Precondition precondition) {
        this(account, signature, application, key, precondition, List.of());
    }
}
