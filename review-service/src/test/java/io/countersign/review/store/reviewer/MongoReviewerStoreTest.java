package io.countersign.review.store.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.contracts.SignatureId;
import io.countersign.platform.testing.TestServers;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.reviewer.ReviewerRecord;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.reviewer.ReviewerStore;
import io.countersign.review.domain.reviewer.ReviewerStoreContract;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoReviewerStoreTest implements ReviewerStoreContract {

    @SuppressWarnings("NullAway.Init")
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "countersign_review")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));

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
    public ReviewerStore store() {
        return new MongoReviewerStore(database);
    }

    @Test
    void aReviewerIsStoredWithoutAbsentFields() {
        store().save(ReviewerRecord.unknown("rita").with(new Slot(new SignatureId(7), "token", Cases.NOW)));

        assertThat(database.getCollection(ReviewerDocument.REVIEWERS).find().first())
                .isEqualTo(new Document("_id", "rita")
                        .append("schema", 1)
                        .append("version", 1L)
                        .append(
                                "slots",
                                List.of(new Document("case", "7")
                                        .append("token", "token")
                                        .append("until", Date.from(Cases.NOW)))));
    }
}
