package io.countersign.intake.tencent.call;

import io.countersign.contracts.snapshot.AccountSnapshot;

/** An authenticated call with its parameters. */
public record AuthenticatedCall(
        AccountSnapshot account, Action action, ApiVersion version, CallParameters arguments, boolean chinese) {}
