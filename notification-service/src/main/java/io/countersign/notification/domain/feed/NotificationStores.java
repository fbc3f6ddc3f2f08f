package io.countersign.notification.domain.feed;

import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.notice.NoticeStore;

/** What {@link NoticeIssuer} reads and writes. */
public record NotificationStores(
        FeedStore feeds, NoticeStore notices, DeliveryStore deliveries, EndpointStore endpoints) {}
