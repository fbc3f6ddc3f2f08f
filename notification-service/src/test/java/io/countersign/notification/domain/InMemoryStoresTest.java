package io.countersign.notification.domain;

import org.junit.jupiter.api.Nested;

/** The stores in memory keep the contracts. */
class InMemoryStoresTest {

    @Nested
    class FeedsTest implements FeedsContract {

        private final Feeds feeds = new InMemoryFeeds();

        @Override
        public Feeds feeds() {
            return feeds;
        }
    }

    @Nested
    class NoticesTest implements NoticesContract {

        private final Notices notices = new InMemoryNotices();

        @Override
        public Notices notices() {
            return notices;
        }
    }

    @Nested
    class DeliveriesTest implements DeliveriesContract {

        private final Deliveries deliveries = new InMemoryDeliveries();

        @Override
        public Deliveries deliveries() {
            return deliveries;
        }
    }

    @Nested
    class EndpointsTest implements EndpointsContract {

        private final Endpoints endpoints = new InMemoryEndpoints();

        @Override
        public Endpoints endpoints() {
            return endpoints;
        }
    }
}
