package io.countersign.intake.rpc;

import io.countersign.contracts.AccountSnapshot;

/** An authenticated call with its parameters. */
record Call(AccountSnapshot account, Action action, Version version, Arguments arguments, boolean chinese) {}
