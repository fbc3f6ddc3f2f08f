package io.countersign.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoreConfigurationTest {

    private static void with(String uri, Consumer<MongoDatabase> look) {
        try (var client = MongoClients.create(uri)) {
            look.accept(
                    new StoreConfiguration().database(client, new ServiceName("sample", TestServers.freshPrefix())));
        }
    }

    @Test
    void onlyWhatTheMajorityHasIsRead() {
        with(
                "mongodb://localhost",
                database -> assertThat(database.getReadConcern()).isEqualTo(ReadConcern.MAJORITY));
    }

    @Test
    void optionsOfTheUriTakePrecedence() {
        with(
                "mongodb://localhost/?readConcernLevel=local",
                database -> assertThat(database.getReadConcern()).isEqualTo(ReadConcern.LOCAL));
    }

    @Test
    void theStoreAnswersSuchReads() {
        with(TestServers.mongoUri(), database -> {
            var documents = database.getCollection("documents");
            documents.insertOne(new Document("_id", "one"));

            assertThat(documents.find(new Document("_id", "one"))).hasSize(1);
            assertThat(documents.countDocuments()).isOne();
            assertThat(documents.distinct("_id", String.class)).containsExactly("one");
            assertThat(documents.aggregate(List.of(new Document("$match", new Document()))))
                    .hasSize(1);
            database.drop();
        });
    }
}
