package io.countersign.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.notification.domain.DeliveryStore;
import io.countersign.notification.domain.DeliveryStoreContract;
import io.countersign.notification.domain.EndpointOwner;
import io.countersign.notification.domain.EndpointStore;
import io.countersign.notification.domain.EndpointStoreContract;
import io.countersign.notification.domain.FeedStore;
import io.countersign.notification.domain.FeedStoreContract;
import io.countersign.notification.domain.Fixtures;
import io.countersign.notification.domain.NoticeStore;
import io.countersign.notification.domain.NoticeStoreContract;
import io.countersign.platform.security.SecretBox;
import io.countersign.platform.store.CollectionNames;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The stores on MongoDB's protocol keep the contracts. */
class MongoStoresTest {

    private static final MongoClient CLIENT = MongoClients.create(TestServers.mongoUri());
    private static final MongoDatabase DATABASE = CLIENT.getDatabase(TestServers.freshPrefix() + "stores")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private static final SecretBox BOX = SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    @BeforeEach
    void empty() {
        MongoStoresConfiguration.createIndexes(DATABASE, CollectionNames.CURRENT);
        for (var name : List.of("feeds", "notices", "deliveries", "endpoints")) {
            DATABASE.getCollection(name).deleteMany(new Document());
        }
    }

    @AfterAll
    static void close() {
        DATABASE.drop();
        CLIENT.close();
    }

    @Nested
    class FeedsTest implements FeedStoreContract {

        @Override
        public FeedStore feeds() {
            return new MongoFeedStore(DATABASE, CollectionNames.CURRENT);
        }
    }

    @Nested
    class NoticesTest implements NoticeStoreContract {

        @Override
        public NoticeStore notices() {
            return new MongoNoticeStore(DATABASE, CollectionNames.CURRENT);
        }

        @Test
        void aNumberIsNeverGivenTwice() {
            notices().insert(List.of(Fixtures.notice(Fixtures.ACME, 1, 1)));

            assertThatThrownBy(() -> notices().insert(List.of(Fixtures.notice(Fixtures.ACME, 2, 1))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class DeliveriesTest implements DeliveryStoreContract {

        @Override
        public DeliveryStore deliveries() {
            return new MongoDeliveryStore(DATABASE);
        }
    }

    @Nested
    class EndpointsTest implements EndpointStoreContract {

        @Override
        public EndpointStore endpoints() {
            return new MongoEndpointStore(DATABASE, BOX);
        }

        @Test
        void theStoreDoesNotKnowTheSecret() {
            var endpoint = Fixtures.endpoint(EndpointOwner.account(Fixtures.ACME));

            endpoints().insert(endpoint);

            var stored = DATABASE.getCollection("endpoints").find().first();
            assertThat(stored)
                    .asString()
                    .doesNotContain(endpoint.secret().text())
                    .contains("v1.");
        }
    }
}
