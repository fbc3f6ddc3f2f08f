package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class IndexCommandsTest extends StoreTest {

    private static final Document BY_NAME = new Document("name", 1);

    @Test
    void creatingAnIndexAgainChangesNothing() {
        documents().createIndex(BY_NAME, new IndexOptions().unique(true));
        documents().createIndex(BY_NAME, new IndexOptions().unique(true));

        assertThat(indexNames()).containsExactly("_id_", "name_1");
    }

    @Test
    void anotherKeyUnderAnExistingNameIsAConflictOfKeys() {
        documents().createIndex(BY_NAME, new IndexOptions().name("x"));

        assertFails(86, () -> documents().createIndex(new Document("other", 1), new IndexOptions().name("x")));
    }

    @Test
    void uniquenessUnderAnExistingNameIsAConflictOfKeys() {
        documents().createIndex(BY_NAME);

        assertFails(86, () -> documents().createIndex(BY_NAME, new IndexOptions().unique(true)));
    }

    @Test
    void anotherNameForAnExistingKeyIsAConflictOfOptions() {
        documents().createIndex(BY_NAME);

        assertFails(85, () -> documents().createIndex(BY_NAME, new IndexOptions().name("other")));
    }

    @Test
    void anotherExpiryUnderAnExistingNameIsAConflictOfOptions() {
        documents().createIndex(BY_NAME, new IndexOptions().expireAfter(1L, TimeUnit.DAYS));

        assertFails(85, () -> documents().createIndex(BY_NAME, new IndexOptions().expireAfter(2L, TimeUnit.DAYS)));
    }

    @Test
    void theSameKeyMayHaveASparseAndAPlainIndex() {
        documents().createIndex(BY_NAME);
        documents().createIndex(BY_NAME, new IndexOptions().name("sparse").sparse(true));

        assertThat(indexNames()).containsExactly("_id_", "name_1", "sparse");
    }

    @Test
    void unsupportedOptionsAreRejected() {
        assertFails(
                67,
                () -> documents()
                        .createIndex(BY_NAME, new IndexOptions().partialFilterExpression(Filters.exists("name"))));
        assertFails(67, () -> documents().createIndex(new Document("name", "text")));
        assertFails(67, () -> documents().createIndex(new Document("name", "hashed")));
        assertFails(67, () -> documents().createIndex(new Document("$**", 1)));
        assertFails(
                67,
                () -> documents()
                        .createIndex(
                                new Document("a", 1).append("b", 1),
                                new IndexOptions().expireAfter(1L, TimeUnit.DAYS)));
        assertThat(documents().countDocuments()).isZero();
    }

    @Test
    void anIndexIsDroppedFromItsCollectionOnly() {
        var other = database().getCollection("other");
        documents().createIndex(BY_NAME);
        other.createIndex(BY_NAME);

        documents().dropIndex("name_1");

        assertThat(indexNames()).containsExactly("_id_");
        assertThat(other.listIndexes()).hasSize(2);
        documents().createIndex(BY_NAME);
        documents().dropIndex(BY_NAME);
        documents().createIndex(BY_NAME);
        documents().dropIndexes();
        assertThat(indexNames()).containsExactly("_id_");
        assertThat(other.listIndexes()).hasSize(2);
        assertFails(27, () -> documents().dropIndex("absent_1"));
        assertFails(72, () -> documents().dropIndex("_id_"));
    }

    @Test
    void aUniqueIndexOverDuplicatesIsRefused() {
        documents().insertMany(List.of(new Document(BY_NAME), new Document(BY_NAME)));

        assertThatThrownBy(() -> documents().createIndex(BY_NAME, new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(indexNames()).containsExactly("_id_");
    }

    @Test
    void aUniqueIndexCountsNumbersOfAllTypesAndMissingFieldsAsEqual() {
        documents().createIndex(BY_NAME, new IndexOptions().unique(true));
        documents().insertMany(List.of(new Document("name", 1), new Document("other", 1)));

        for (var duplicate : List.of(new Document("name", 1L), new Document("name", 1.0), new Document())) {
            assertThatThrownBy(() -> documents().insertOne(duplicate))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            refused -> assertThat(refused.getCode()).isEqualTo(11000));
        }
    }

    @Test
    void aSparseUniqueIndexAllowsDocumentsWithoutTheField() {
        documents().createIndex(BY_NAME, new IndexOptions().unique(true).sparse(true));

        documents().insertMany(List.of(new Document("other", 1), new Document("other", 2), new Document("name", 1)));

        assertThat(documents().countDocuments()).isEqualTo(3);
        assertThat(documents().countDocuments(Filters.eq("name", null))).isEqualTo(2);
    }

    @Test
    void aUniqueKeyMovesWithAnUpdateAndIsFreeAfterADeletion() {
        documents().createIndex(BY_NAME, new IndexOptions().unique(true));
        documents()
                .insertMany(List.of(
                        new Document("_id", 1).append("name", "a"), new Document("_id", 2).append("name", "b")));

        assertThatThrownBy(() -> documents().updateOne(Filters.eq(1), new Document("$set", new Document("name", "b"))))
                .isInstanceOf(MongoWriteException.class);
        documents().updateOne(Filters.eq(1), new Document("$set", new Document("name", "c")));
        documents().insertOne(new Document("_id", 3).append("name", "a"));
        documents().deleteOne(Filters.eq("name", "b"));
        documents().insertOne(new Document("_id", 4).append("name", "b"));

        assertThat(documents().find(Filters.eq("name", "b")).first()).containsEntry("_id", 4);
    }

    @Test
    void twoArraysInOneIndexAreRefused() {
        documents().createIndex(new Document("a", 1).append("b", 1));

        assertThatThrownBy(() -> documents().insertOne(new Document("a", List.of(1)).append("b", List.of(2))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(171));
        assertThat(documents().countDocuments()).isZero();
    }

    private List<String> indexNames() {
        return documents().listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
    }

    private static void assertFails(int code, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        failure -> assertThat(failure.getErrorCode()).isEqualTo(code));
    }
}
