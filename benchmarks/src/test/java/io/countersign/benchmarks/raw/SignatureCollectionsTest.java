package io.countersign.benchmarks.raw;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.countersign.embedded.EmbeddedStore;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SignatureCollectionsTest {

    @Test
    void theNewestDocumentsOfEachCollectionAreKept() {
        try (var store = EmbeddedStore.inMemory(0);
                var client = MongoClients.create(store.uri())) {
            for (var each : SignatureCollections.of("b1-")) {
                client.getDatabase(each.database())
                        .getCollection(each.collection())
                        .insertMany(LongStream.of(1012, 998, 1003, 1011)
                                .mapToObj(id -> new Document("_id", id + ":1"))
                                .toList());
            }

            SignatureCollections.keepNewest(store.uri(), "b1-", 2);

            for (var each : SignatureCollections.of("b1-")) {
                assertThat(client.getDatabase(each.database())
                                .getCollection(each.collection())
                                .find()
                                .map(document -> document.getString("_id")))
                        .containsExactlyInAnyOrder("1012:1", "1011:1");
            }
        }
    }
}
