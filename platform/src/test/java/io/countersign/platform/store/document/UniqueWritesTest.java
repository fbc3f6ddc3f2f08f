package io.countersign.platform.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UniqueWritesTest {

    private final MongoClient client = MongoClients.create(TestServers.mongoUri());
    private final MongoCollection<Document> words =
            client.getDatabase(TestServers.freshPrefix() + "writes").getCollection("words");

    @AfterEach
    void close() {
        words.drop();
        client.close();
    }

    private static Document word(String id) {
        return new Document("_id", id);
    }

    @Test
    void existingKeyIsAResult() {
        assertThat(UniqueWrites.insert(words, word("a"))).isTrue();
        assertThat(UniqueWrites.insert(words, word("a"))).isFalse();
        assertThat(UniqueWrites.writeAll(words, List.of(new InsertOneModel<>(word("b")))))
                .isTrue();
        assertThat(UniqueWrites.writeAll(
                        words, List.of(new InsertOneModel<>(word("a")), new InsertOneModel<>(word("c")))))
                .isFalse();
        assertThat(words.countDocuments()).isEqualTo(3);
    }

    @Test
    void bulkIsAppliedIfEveryWriteTookEffect() {
        UniqueWrites.insert(words, word("a"));
        var replacement = new ReplaceOneModel<>(word("a"), word("a").append("n", 1));
        var stale = new ReplaceOneModel<>(word("a").append("n", 7), word("a"));

        assertThat(UniqueWrites.applyAll(words, List.of(replacement, new InsertOneModel<>(word("b")))))
                .isTrue();
        assertThat(UniqueWrites.applyAll(words, List.of(replacement, new InsertOneModel<>(word("b")))))
                .as("an existing key")
                .isFalse();
        assertThat(UniqueWrites.applyAll(words, List.of(stale, new InsertOneModel<>(word("c")))))
                .as("a document that is not found")
                .isFalse();
        assertThat(words.countDocuments()).isEqualTo(3);
        assertThat(words.countDocuments(new Document("n", 1))).isEqualTo(1);
    }

    @Test
    void otherFailureIsNone() {
        UniqueWrites.insert(words, word("a"));
        var invalid = new UpdateOneModel<Document>(word("a"), new Document("$set", new Document("_id", "b")));

        assertThatThrownBy(() -> UniqueWrites.writeAll(words, List.of(invalid, new InsertOneModel<>(word("a")))))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThatThrownBy(() -> UniqueWrites.insert(words, new Document("_id", List.of(1))))
                .isInstanceOf(MongoWriteException.class);
    }
}
