package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Results that take several messages, and commands with several statements. */
class CursorTest extends StoreTest {

    private static final int MANY = 2_500;

    @Test
    void aResultIsReadInBatches() {
        documents().insertMany(StoreContract.numbered(MANY));

        assertThat(documents().find().into(new ArrayList<>())).hasSize(MANY);
        assertThat(documents().find().batchSize(70).into(new ArrayList<>())).hasSize(MANY);
        assertThat(documents().find().limit(1_000).into(new ArrayList<>())).hasSize(1_000);
        assertThat(documents()
                        .aggregate(List.of(Aggregates.match(Filters.gte("n", 500))))
                        .into(new ArrayList<>()))
                .hasSize(2_000);
        assertThat(firstBatch(new Document("find", "documents"))).hasSize(101);
        assertThat(firstBatch(new Document("find", "documents").append("batchSize", 7)))
                .hasSize(7);
    }

    /** Drivers refuse a message of more than 48,000,000 bytes. */
    @Test
    void aResultLargerThanAMessageIsReadInBatches() {
        var megabyte = "签".repeat(350_000);
        for (int i = 0; i < 80; i++) {
            documents().insertOne(new Document("text", megabyte));
        }

        assertThat(documents().find().into(new ArrayList<>())).hasSize(80);
        assertThat(documents().find().limit(60).into(new ArrayList<>())).hasSize(60);
    }

    private List<Document> firstBatch(Document find) {
        return database().runCommand(find).get("cursor", Document.class).getList("firstBatch", Document.class);
    }

    @Test
    void anOrderedBulkWriteEndsAtTheFirstError() {
        documents().insertOne(new Document("_id", 1).append("text", "x"));
        var statements = List.of(
                new UpdateOneModel<Document>(Filters.eq(1), Updates.set("a", 1)),
                new UpdateOneModel<Document>(Filters.eq(1), Updates.inc("text", 1)),
                new UpdateOneModel<Document>(Filters.eq(1), Updates.set("b", 1)));

        assertThatThrownBy(() -> documents().bulkWrite(statements))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, failure -> {
                    assertThat(failure.getWriteErrors()).hasSize(1);
                    assertThat(failure.getWriteErrors().getFirst().getIndex()).isOne();
                    assertThat(failure.getWriteResult().getMatchedCount()).isOne();
                });
        assertThat(documents().find().first()).containsEntry("a", 1).doesNotContainKey("b");

        assertThatThrownBy(() -> documents().bulkWrite(statements, new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(documents().find().first()).containsEntry("b", 1);
    }

    @Test
    void aFailingInsertionCountsWhatWasInserted() {
        var four =
                IntStream.of(1, 2, 1, 3).mapToObj(id -> new Document("_id", id)).toList();

        assertThatThrownBy(() -> documents().insertMany(four))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        failure -> assertThat(failure.getWriteResult().getInsertedCount())
                                .isEqualTo(2));
        assertThat(documents().countDocuments()).isEqualTo(2);

        assertThatThrownBy(() -> documents().insertMany(four, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        failure -> assertThat(failure.getWriteResult().getInsertedCount())
                                .isEqualTo(1));
        assertThat(documents()
                        .bulkWrite(List.of(new InsertOneModel<>(new Document("_id", 9))))
                        .getInsertedCount())
                .isOne();
    }
}
