package io.countersign.notification.domain.feed;

import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.delivery.DeliveryStoreContract;
import io.countersign.notification.domain.delivery.InMemoryDeliveries;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.endpoint.EndpointStoreContract;
import io.countersign.notification.domain.endpoint.InMemoryEndpoints;
import io.countersign.notification.domain.notice.InMemoryNotices;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.notification.domain.notice.NoticeStoreContract;
import org.junit.jupiter.api.Nested;

/** The stores in memory keep the contracts. */
class InMemoryStoresTest {

    @Nested
    class FeedsTest implements FeedStoreContract {

        private final FeedStore feeds = new InMemoryFeeds();

        @Override
        public FeedStore feeds() {
            return feeds;
        }
    }

    @Nested
    class NoticesTest implements NoticeStoreContract {

        private final NoticeStore notices = new InMemoryNotices();

        @Override
        public NoticeStore notices() {
            return notices;
        }
    }

    @Nested
    class DeliveriesTest implements DeliveryStoreContract {

        private final DeliveryStore deliveries = new InMemoryDeliveries();

        @Override
        public DeliveryStore deliveries() {
            return deliveries;
        }
    }

    @Nested
    class EndpointsTest implements EndpointStoreContract {

        private final EndpointStore endpoints = new InMemoryEndpoints();

        @Override
        public EndpointStore endpoints() {
            return endpoints;
        }
    }
}
