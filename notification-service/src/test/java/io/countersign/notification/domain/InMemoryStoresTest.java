package io.countersign.notification.domain;

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
