package io.countersign.intake.store.view;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static io.countersign.contracts.Fixtures.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.evaluation.HeldSignatures;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which index serves each query on views, and how many documents it examines. */
class ViewIndexesTest {

    private static final int SIGNATURES = 2_000;
    private static final AccountSnapshot MANY = account(ACME, "plat");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoClient client;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoDatabase database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MongoViewStore store;

    @BeforeAll
    static void fill() {
        client = MongoClients.create(TestServers.mongoUri());
        database = client.getDatabase(TestServers.freshPrefix() + "intake")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        new IndexInitializer(database, List.of(ViewIndexes.VIEWS), IndexMode.CREATE).run();
        store = new MongoViewStore(database, CollectionNames.CURRENT, new JsonMapper());
        store.insert(LongStream.rangeClosed(1, SIGNATURES)
                .mapToObj(id -> submitted(id, MANY))
                .toList());
        store.merge(LongStream.rangeClosed(1, SIGNATURES - 3)
                .mapToObj(id -> View.of(new SignatureId(id), rejected(new SignatureId(id), 1)))
                .toList());
    }

    @AfterAll
    static void close() {
        database.drop();
        client.close();
    }

    private static View submitted(long id, AccountSnapshot account) {
        var event = new ApplicationSubmitted(
                new SignatureId(id), 1, application("Acme " + id).withExternalReference("reference-" + id), account);
        return View.of(new SignatureId(id), CloudEvent.of("/intake", NOON.plusSeconds(id), account.id(), event));
    }

    private static Document explained(Document filter, int limit) {
        return database.getCollection(MongoViewStore.COLLECTION)
                .find(filter)
                .sort(new Document(ListFields.POSITION, -1))
                .limit(limit)
                .explain(ExplainVerbosity.EXECUTION_STATS);
    }

    private static int examined(Document explained) {
        return explained
                .getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class)
                .intValue();
    }

    @Test
    void pageOfAListExaminesItsOwnDocuments() {
        var middle = new ListPosition(NOON.plusSeconds(1_000), new SignatureId(1_000));
        var own = explained(ListFields.filter(ListOwner.account(ACME), ListFilter.all(), middle), 50);
        var platforms = explained(ListFields.filter(ListOwner.platform("plat"), ListFilter.all(), null), 50);

        assertThat(own.toJson()).contains("account_position");
        assertThat(examined(own)).isLessThanOrEqualTo(51);
        assertThat(platforms.toJson()).contains("platform_position");
        assertThat(examined(platforms)).isLessThanOrEqualTo(51);
        assertThat(store.list(ListOwner.account(ACME), ListFilter.all(), middle, 50))
                .extracting(view -> view.id().value())
                .startsWith(999L)
                .hasSize(50);
    }

    @Test
    void searchByReferenceOrNameExaminesWhatMatches() {
        var reference = new ListFilter(Set.of(), null, null, "reference-7", null, null);
        var name = new ListFilter(Set.of(), null, NameKey.of("acme 8"), null, null, null);

        assertThat(examined(explained(ListFields.filter(ListOwner.account(ACME), reference, null), 50)))
                .isLessThanOrEqualTo(2);
        assertThat(examined(explained(ListFields.filter(ListOwner.account(ACME), name, null), 50)))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void heldSignaturesAreFoundWithoutTheEndedOnes() {
        assertThat(store.held(ACME)).hasSize(3);
        assertThat(HeldSignatures.of(ACME, store).used()).isEqualTo(3);
        assertThat(HeldSignatures.of(account(ACME).id(), store).holds(new SignatureId(1)))
                .isFalse();
        var explained = database.getCollection(MongoViewStore.COLLECTION)
                .find(new Document(ListFields.HELD_BY_ACCOUNT, ACME.value()))
                .explain(ExplainVerbosity.EXECUTION_STATS);
        assertThat(explained.toJson()).contains("held_by_account");
        assertThat(examined(explained)).isEqualTo(3);
    }
}
