package io.countersign.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.countersign.contracts.Fixtures;
import io.countersign.notification.domain.NoticeFixtures;
import io.countersign.notification.domain.delivery.Delivery;
import io.countersign.notification.domain.delivery.DeliveryStore.DuePosition;
import io.countersign.notification.domain.endpoint.EndpointOwner;
import io.countersign.platform.store.document.MongoTemplates;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which index serves the reads of waiting deliveries, and how many documents they examine. */
class DeliveryIndexesTest {

    private static final int DELIVERIES = 2_000;
    private static final int PAGE_SIZE = 50;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoClient client;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoDatabase database;

    @BeforeAll
    static void fill() {
        client = MongoClients.create(TestServers.mongoUri());
        database = client.getDatabase(TestServers.freshPrefix() + "notification");
        new IndexInitializer(database, List.of(DeliveryDocument.INDEXES), IndexMode.CREATE).run();
        var store = new MongoDeliveryStore(MongoTemplates.of(database));
        var endpoint = NoticeFixtures.endpoint(EndpointOwner.account(Fixtures.ACME));
        store.insert(LongStream.rangeClosed(1, DELIVERIES)
                .mapToObj(number ->
                        NoticeFixtures.delivery(NoticeFixtures.notice(Fixtures.ACME, number, number), endpoint))
                .toList());
        for (var delivery : store.due(Fixtures.NOON.plusSeconds(60), DuePosition.START, DELIVERIES / 2)
                .deliveries()) {
            store.replace(over(delivery));
        }
    }

    private static Delivery over(Delivery.Waiting delivery) {
        return new Delivery.GivenUp(delivery.key(), delivery.version() + 1, delivery.attempts());
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    private static int examined(Document explained) {
        return explained
                .getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class)
                .intValue();
    }

    @Test
    void aPageOfDueDeliveriesExaminesItsOwnDocuments() {
        var explained = database.getCollection(DeliveryDocument.COLLECTION)
                .find(MongoDeliveryStore.dueAt(Fixtures.NOON.plusSeconds(60), DuePosition.START)
                        .getCriteriaObject())
                .sort(Sorts.ascending(DeliveryDocument.NEXT))
                .limit(PAGE_SIZE)
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(explained.toJson()).contains("\"due\"");
        assertThat(examined(explained)).isBetween(PAGE_SIZE, PAGE_SIZE + 1);
    }

    @Test
    void nothingDueExaminesNothing() {
        var explained = database.getCollection(DeliveryDocument.COLLECTION)
                .find(MongoDeliveryStore.dueAt(Fixtures.NOON.minusSeconds(600), DuePosition.START)
                        .getCriteriaObject())
                .sort(Sorts.ascending(DeliveryDocument.NEXT))
                .limit(PAGE_SIZE)
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(examined(explained)).isZero();
    }

    @Test
    void theOldestIsTheFirstOfItsIndex() {
        var explained = database.getCollection(DeliveryDocument.COLLECTION)
                .find(Filters.eq(DeliveryDocument.STATE, "waiting"))
                .sort(Sorts.ascending(DeliveryDocument.CREATED))
                .limit(1)
                .explain(ExplainVerbosity.EXECUTION_STATS);

        assertThat(explained.toJson()).contains("\"oldest\"");
        assertThat(examined(explained)).isLessThanOrEqualTo(1);
    }
}
