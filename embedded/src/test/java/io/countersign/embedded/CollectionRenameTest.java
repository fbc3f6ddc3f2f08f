package io.countersign.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.RenameCollectionOptions;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection that replaces another by renaming keeps its documents and unique keys, also after a restart. */
class CollectionRenameTest {

    @TempDir
    Path dir;

    @Test
    void keepsDocumentsAndIndexesOfTheReplacingCollection() {
        inStore(database -> {
            fill(database, "views", "old");
            fill(database, "views_rebuilt", "new");

            database.getCollection("views_rebuilt")
                    .renameCollection(
                            new MongoNamespace("db", "views"), new RenameCollectionOptions().dropTarget(true));

            assertComplete(database);
        });
        inStore(CollectionRenameTest::assertComplete);
        inStore(database -> fill(database, "views_rebuilt", "third"));
        inStore(database -> assertThat(database.getCollection("views_rebuilt").countDocuments())
                .isEqualTo(3));
        inStore(CollectionRenameTest::assertComplete);
    }

    private static void fill(MongoDatabase database, String collection, String text) {
        var documents = database.getCollection(collection);
        documents.createIndex(new Document("name", 1), new IndexOptions().unique(true));
        for (int i = 0; i < 3; i++) {
            documents.insertOne(new Document("_id", text + i).append("name", i).append("text", text));
        }
    }

    private static void assertComplete(MongoDatabase database) {
        var views = database.getCollection("views");
        assertThat(views.countDocuments()).isEqualTo(3);
        assertThat(views.find(new Document("_id", "new1")).first()).containsEntry("text", "new");
        assertThat(views.find(new Document("_id", "old1")).first()).isNull();
        assertThat(views.find(new Document("name", 2)).first()).containsEntry("text", "new");
        assertThatThrownBy(() -> views.insertOne(new Document("_id", "new1").append("name", 9)))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> views.insertOne(new Document("_id", "other").append("name", 1)))
                .isInstanceOf(MongoWriteException.class);
    }

    private void inStore(Consumer<MongoDatabase> use) {
        try (var store = EmbeddedStore.onDisk(dir.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            use.accept(client.getDatabase("db"));
        }
    }
}
