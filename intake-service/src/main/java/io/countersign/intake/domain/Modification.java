package io.countersign.intake.domain;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.SignatureId;
import org.jspecify.annotations.Nullable;

/** The whole application again, as the next revision. */
public record Modification(
        AccountSnapshot account,
        SignatureId signature,
        Application application,
        @Nullable IdempotencyKey key,
        Precondition precondition) {}
