package io.countersign.intake.tencent;

import io.countersign.contracts.events.AccountSnapshot;

/** An authenticated call with its parameters. */
record AuthenticatedCall(
        AccountSnapshot account, Action action, ApiVersion version, CallParameters arguments, boolean chinese) {}
