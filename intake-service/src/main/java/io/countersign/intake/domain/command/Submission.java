package io.countersign.intake.domain.command;

import io.countersign.contracts.application.Application;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/** A first application for a signature. */
public record Submission(
        AccountSnapshot account,
        Application application,
        @Nullable IdempotencyKey key) {}
