package io.countersign.notification.store;

import static io.countersign.notification.domain.NoticeFixtures.secretOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.Fixtures;
import io.countersign.notification.domain.NoticeFixtures;
import io.countersign.notification.domain.delivery.DeliveryStore;
import io.countersign.notification.domain.delivery.DeliveryStoreContract;
import io.countersign.notification.domain.endpoint.Endpoint;
import io.countersign.notification.domain.endpoint.EndpointLookup;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.notification.domain.endpoint.EndpointStore;
import io.countersign.notification.domain.endpoint.EndpointStoreContract;
import io.countersign.notification.domain.endpoint.UnreadableSecret;
import io.countersign.notification.domain.feed.Feed;
import io.countersign.notification.domain.feed.FeedId;
import io.countersign.notification.domain.feed.FeedStore;
import io.countersign.notification.domain.feed.FeedStoreContract;
import io.countersign.notification.domain.notice.NoticeId;
import io.countersign.notification.domain.notice.NoticeStore;
import io.countersign.notification.domain.notice.NoticeStoreContract;
import io.countersign.platform.security.secret.SecretBox;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The stores on MongoDB's protocol keep the contracts. */
class MongoStoresTest {

    private static final MongoClient CLIENT = MongoClients.create(TestServers.mongoUri());
    private static final MongoDatabase DATABASE = CLIENT.getDatabase(TestServers.freshPrefix() + "stores")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private static final MongoTemplate TEMPLATE = MongoTemplates.of(DATABASE);
    private static final String OTHER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    private static final SecretBox BOX = SecretBox.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    /** With the type of each number. */
    private static final JsonWriterSettings JSON =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    @BeforeEach
    void empty() {
        new IndexInitializer(DATABASE, List.of(NoticeDocument.INDEXES, DeliveryDocument.INDEXES), IndexMode.CREATE)
                .run();
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

        /** As it was written before the driver's codec mapped it, in the order of its fields. */
        @Test
        void storedFormIsReadAndWrittenUnchanged() {
            var stored = new Document("_id", "acme")
                    .append("schema", 1)
                    .append("version", 1L)
                    .append("last", 8L)
                    .append("assigned", List.of(new Document("id", "notice:7:1").append("number", 8L)));
            var collection = DATABASE.getCollection("feeds");
            collection.insertOne(stored);
            var id = new FeedId("acme");

            var feed = Objects.requireNonNull(feeds().find(List.of(id)).get(id));
            assertThat(feed).isEqualTo(new Feed(id, 1, 8, Map.of(new NoticeId("notice:7:1"), 8L)));
            assertThat(feeds().save(List.of(new Feed(id, 2, 8, feed.assigned()))))
                    .isEmpty();

            var written = Objects.requireNonNull(
                    collection.find(new Document("_id", "acme")).first());
            assertThat(written.toBsonDocument().toJson(JSON))
                    .isEqualTo(stored.append("version", 2L).toBsonDocument().toJson(JSON));
        }
    }

    @Nested
    class NoticesTest implements NoticeStoreContract {

        @Override
        public NoticeStore notices() {
            return new MongoNoticeStore(TEMPLATE, CollectionNames.CURRENT);
        }

        @Test
        void aNumberIsNeverGivenTwice() {
            notices().insert(List.of(NoticeFixtures.notice(Fixtures.ACME, 1, 1)));

            assertThatThrownBy(() -> notices().insert(List.of(NoticeFixtures.notice(Fixtures.ACME, 2, 1))))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void aPlatformsNumberIsNeverGivenTwice() {
            notices().insert(List.of(NoticeFixtures.noticeOf("north", Fixtures.ACME, 1, 1)));

            assertThatThrownBy(() -> notices().insert(List.of(NoticeFixtures.noticeOf("north", Fixtures.OTHER, 2, 1))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class DeliveriesTest implements DeliveryStoreContract {

        @Override
        public DeliveryStore deliveries() {
            return new MongoDeliveryStore(TEMPLATE);
        }

        @Test
        void anUnreadableDeliveryDoesNotHideTheOthers() {
            var endpoint = NoticeFixtures.endpoint(EndpointOwner.account(Fixtures.ACME));
            var good = NoticeFixtures.delivery(NoticeFixtures.notice(Fixtures.ACME, 1, 1), endpoint);
            deliveries().insert(List.of(good));
            DATABASE.getCollection("deliveries")
                    .insertOne(new Document("_id", "damaged")
                            .append("state", "waiting")
                            .append("next", Date.from(good.next())));

            var page = deliveries().due(good.next(), DeliveryStore.DuePosition.START, 2);

            assertThat(page.deliveries()).containsExactly(good);
            assertThat(page.end()).as("the damaged one was read").isNotNull();
        }
    }

    @Nested
    class EndpointsTest implements EndpointStoreContract {

        @Override
        public EndpointStore endpoints() {
            return new MongoEndpointStore(TEMPLATE, BOX);
        }

        @Test
        void aSecretOfAnotherKeyIsReportedAndKept() {
            var endpoint = NoticeFixtures.endpoint(EndpointOwner.account(Fixtures.ACME));
            endpoints().insert(endpoint);
            var rotated = new MongoEndpointStore(TEMPLATE, SecretBox.of(OTHER_KEY));

            var found = ((EndpointLookup.Found) rotated.find(endpoint.owner())).endpoint();

            assertThat(found.secret())
                    .isInstanceOfSatisfying(
                            UnreadableSecret.class,
                            unreadable -> assertThat(unreadable.cause()).contains("which is not configured"));
            assertThat(rotated.active(List.of(endpoint.owner()))).containsEntry(endpoint.owner(), endpoint.id());
            assertThat(rotated.replace(new Endpoint(
                            found.owner(),
                            found.registrar(),
                            found.id(),
                            found.version() + 1,
                            URI.create("https://other.example/"),
                            found.secret(),
                            found.status(),
                            found.created())))
                    .isTrue();
            assertThat(((EndpointLookup.Found) endpoints().find(endpoint.owner())).endpoint())
                    .as("by the first key again")
                    .extracting(Endpoint::secret)
                    .isEqualTo(endpoint.secret());
        }

        @Test
        void anUnreadableEndpointIsNamed() {
            DATABASE.getCollection("endpoints")
                    .insertOne(
                            new Document("_id", "account:acme").append("id", 7).append("status", "active"));

            assertThat(endpoints().active(List.of(new EndpointOwner("account:acme"))))
                    .isEmpty();
            assertThat(endpoints().find(new EndpointOwner("account:acme")))
                    .isInstanceOfSatisfying(
                            EndpointLookup.Unreadable.class,
                            unreadable -> assertThat(unreadable.cause())
                                    .startsWith("document account:acme of collection endpoints"));
            assertThat(endpoints().remove(new EndpointOwner("account:acme"))).isTrue();
        }

        @Test
        void theStoreDoesNotKnowTheSecret() {
            var endpoint = NoticeFixtures.endpoint(EndpointOwner.account(Fixtures.ACME));

            endpoints().insert(endpoint);

            var stored = DATABASE.getCollection("endpoints").find().first();
            assertThat(stored)
                    .asString()
                    .doesNotContain(secretOf(endpoint).text())
                    .contains("v2.");
        }
    }
}
