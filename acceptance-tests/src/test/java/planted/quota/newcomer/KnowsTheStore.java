package planted.quota.newcomer;

import planted.quota.store.Ledgers;

/** A role that depends on another. */
record KnowsTheStore(Ledgers ledgers) {}
