package io.countersign.notification.domain;

/** What {@link NoticeIssuer} reads and writes. */
public record NotificationStores(
        FeedStore feeds, NoticeStore notices, DeliveryStore deliveries, EndpointStore endpoints) {}
