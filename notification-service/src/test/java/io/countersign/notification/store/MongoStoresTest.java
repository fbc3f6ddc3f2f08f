package io.countersign.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.notification.domain.Deliveries;
import io.countersign.notification.domain.DeliveriesContract;
import io.countersign.notification.domain.Endpoints;
import io.countersign.notification.domain.EndpointsContract;
import io.countersign.notification.domain.Feeds;
import io.countersign.notification.domain.FeedsContract;
import io.countersign.notification.domain.Fixtures;
import io.countersign.notification.domain.Notices;
import io.countersign.notification.domain.NoticesContract;
import io.countersign.notification.domain.Owner;
import io.countersign.platform.security.SecretBox;
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
        MongoWiring.createIndexes(DATABASE);
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
    class FeedsTest implements FeedsContract {

        @Override
        public Feeds feeds() {
            return new MongoFeeds(DATABASE);
        }
    }

    @Nested
    class NoticesTest implements NoticesContract {

        @Override
        public Notices notices() {
            return new MongoNotices(DATABASE);
        }

        @Test
        void aNumberIsNeverGivenTwice() {
            notices().insert(List.of(Fixtures.notice(Fixtures.ACME, 1, 1)));

            assertThatThrownBy(() -> notices().insert(List.of(Fixtures.notice(Fixtures.ACME, 2, 1))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class DeliveriesTest implements DeliveriesContract {

        @Override
        public Deliveries deliveries() {
            return new MongoDeliveries(DATABASE);
        }
    }

    @Nested
    class EndpointsTest implements EndpointsContract {

        @Override
        public Endpoints endpoints() {
            return new MongoEndpoints(DATABASE, BOX);
        }

        @Test
        void theStoreDoesNotKnowTheSecret() {
            var endpoint = Fixtures.endpoint(Owner.account(Fixtures.ACME));

            endpoints().insert(endpoint);

            var stored = DATABASE.getCollection("endpoints").find().first();
            assertThat(stored)
                    .asString()
                    .doesNotContain(endpoint.secret().text())
                    .contains("v1.");
        }
    }
}
