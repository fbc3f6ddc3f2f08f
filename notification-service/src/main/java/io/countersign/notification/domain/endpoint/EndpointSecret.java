package io.countersign.notification.domain.endpoint;

/** The secret of an endpoint as the store returns it. */
public sealed interface EndpointSecret permits WebhookSecret, UnreadableSecret {}
