package planted.quota.web;

import planted.quota.store.Ledgers;

/** A role that depends on another. */
record KnowsTheStore(Ledgers ledgers) {}
