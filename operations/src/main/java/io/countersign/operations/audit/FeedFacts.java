package io.countersign.operations.audit;

/** The last number that notification handed out to an account. */
record FeedFacts(long last) {}
