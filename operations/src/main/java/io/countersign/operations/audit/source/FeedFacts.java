package io.countersign.operations.audit.source;

/** The highest sequence number that notification assigned to an account. */
public record FeedFacts(long last) {}
