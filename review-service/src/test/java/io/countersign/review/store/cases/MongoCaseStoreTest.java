package io.countersign.review.store.cases;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.S2;
import static io.countersign.review.domain.cases.Cases.openCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.store.document.CollectionNames;
import io.countersign.platform.store.document.DocumentErrors;
import io.countersign.platform.store.document.UnreadableDocumentException;
import io.countersign.platform.store.index.IndexInitializer;
import io.countersign.platform.store.index.IndexMode;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.CaseStoreContract;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.history.HistoryStore;
import io.countersign.review.domain.outbox.PublishedEvent;
import io.countersign.review.domain.queue.QueueStore;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MongoCaseStoreTest implements CaseStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "countersign_review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    private final MongoCaseStore store = new MongoCaseStore(database, CollectionNames.CURRENT, new JsonMapper());

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Override
    public QueueStore queue() {
        return store;
    }

    @Override
    public HistoryStore histories() {
        return new MongoHistoryStore(database, CollectionNames.CURRENT);
    }

    @Override
    public CaseStore store() {
        return store;
    }

    @Test
    void documentsCarryTheirSchemaAndTheEventsAsTheyArePublished() {
        new IndexInitializer(database, List.of(CaseStoreIndexes.CASES), IndexMode.CREATE).run();
        store.save(List.of(openCase(S1, 1)));

        var document = Objects.requireNonNull(database.getCollection(MongoCaseStore.CASES)
                .find(new Document("_id", "1"))
                .first());

        assertThat(document).containsEntry("schema", 1);
        assertThat(document.getEmbedded(List.of("revisions", "1", "sent", "body"), String.class))
                .isEqualTo("{}");
    }

    @Test
    void anUnreadableCaseIsNamed() {
        database.getCollection(MongoCaseStore.CASES)
                .insertOne(new Document("_id", "1").append("account", "acme").append("version", 1L));

        assertThatThrownBy(() -> store.load(List.of(S1)))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageStartingWith("document 1 of collection cases");
    }

    @Test
    void aCaseThatIsTooLargeIsRefusedAsADocumentAndTheOthersOfTheWriteAreStored() {
        var huge = new PublishedEvent(Cases.ACCOUNT, "outcome:2:1", "2", "x".repeat(17 * 1024 * 1024));
        var tooLarge = new Case(S2, Cases.ACCOUNT, 0, new TreeMap<>(), 0, null, List.of(huge), Cases.NOW);

        assertThatThrownBy(() -> store.save(List.of(openCase(S1, 1), tooLarge))).matches(DocumentErrors::isCauseOf);
        assertThatThrownBy(() -> store.save(List.of(tooLarge))).matches(DocumentErrors::isCauseOf);
        assertThat(store.load(List.of(S2))).isEmpty();
    }

    @Test
    void aCaseWithoutAnOpenRevisionLeavesTheIndexOfOpenOnes() {
        store.save(List.of(openCase(S1, 1)));

        store.save(List.of(new Case(S1, Cases.ACCOUNT, 1, new TreeMap<>(), 0, null, List.of(), null)));

        assertThat(database.getCollection(MongoCaseStore.CASES)
                        .countDocuments(new Document("queue", new Document("$exists", true))))
                .isZero();
    }
}
