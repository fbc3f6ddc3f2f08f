package io.countersign.notification.domain;

/** What {@link Telling} reads and writes. */
public record Stores(Feeds feeds, Notices notices, Deliveries deliveries, Endpoints endpoints) {}
