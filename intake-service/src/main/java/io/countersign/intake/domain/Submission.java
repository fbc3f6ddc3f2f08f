package io.countersign.intake.domain;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import org.jspecify.annotations.Nullable;

/** A first application for a signature. */
public record Submission(
        AccountSnapshot account,
        Application application,
        @Nullable IdempotencyKey key) {}
