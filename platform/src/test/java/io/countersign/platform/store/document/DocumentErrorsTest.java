package io.countersign.platform.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import io.countersign.platform.testing.TestServers;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.mapping.MappingException;

class DocumentErrorsTest {

    private static final ServerAddress SERVER = new ServerAddress();

    private static void withCollection(Consumer<MongoCollection<Document>> test) {
        try (var client = MongoClients.create(TestServers.mongoUri())) {
            var database = client.getDatabase(TestServers.freshPrefix() + "errors");
            test.accept(database.getCollection("documents"));
            database.drop();
        }
    }

    private static Document tooLarge() {
        return new Document("_id", "large").append("text", "x".repeat(17 * 1024 * 1024));
    }

    @Test
    void aDocumentThatIsTooLargeIsRefusedByTheStore() {
        withCollection(documents -> {
            var failure = catchThrowable(() -> documents.insertOne(tooLarge()));

            assertThat(failure).matches(DocumentErrors::isDocumentError);
            assertThat(documents.find(new Document("_id", "large"))).isEmpty();
        });
    }

    @Test
    void aBulkWithADocumentThatIsTooLargeIsRefused() {
        withCollection(documents -> {
            var writes = Stream.of(new Document("_id", "a"), tooLarge(), new Document("_id", "z"))
                    .map(InsertOneModel::new)
                    .toList();

            var failure = catchThrowable(() -> documents.bulkWrite(writes, new BulkWriteOptions().ordered(false)));

            assertThat(failure).matches(DocumentErrors::isDocumentError);
            assertThat(documents.find(new Document("_id", "large"))).isEmpty();
        });
    }

    @Test
    void aValueWithoutCodecIsADocumentError() {
        withCollection(documents -> {
            var failure = catchThrowable(
                    () -> documents.insertOne(new Document("_id", "odd").append("thread", Thread.currentThread())));

            assertThat(failure)
                    .isInstanceOf(CodecConfigurationException.class)
                    .matches(DocumentErrors::isDocumentError);
        });
    }

    @Test
    void aFailedMappingNamesItsDocument() {
        var mapper = new DocumentMapper<>("ledgers", document -> document.getString("limit"));

        assertThat(mapper.map(new Document("_id", "acme").append("limit", "50")))
                .isEqualTo("50");
        assertThatThrownBy(() -> mapper.map(new Document("_id", "acme").append("limit", 50)))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessage("document acme of collection ledgers: ClassCastException")
                .matches(DocumentErrors::isDocumentError);
    }

    @Test
    void aValueThatSpringDataCannotMapIsADocumentError() {
        assertThat(new MappingException("no such parameter")).matches(DocumentErrors::isDocumentError);
        assertThat(catchThrowable(
                        () -> DefaultConversionService.getSharedInstance().convert("x", Integer.class)))
                .matches(DocumentErrors::isDocumentError);
    }

    @ParameterizedTest
    @ValueSource(ints = {10334, 17280, 17419, 17420})
    void theServersCodesForALargeDocument(int code) {
        assertThat(write(code)).matches(DocumentErrors::isDocumentError);
        assertThat(bulk(null, 11000, code)).matches(DocumentErrors::isDocumentError);
        assertThat(command(code)).matches(DocumentErrors::isDocumentError);
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new MongoTimeoutException("no server"),
                new MongoSocketException("closed", SERVER),
                write(11000),
                write(13),
                command(11600),
                bulk(null, 11000, 91),
                bulk(new WriteConcernError(64, "WriteConcernFailed", "time-out", new BsonDocument()), 10334),
                new IllegalStateException("a bug"),
                new ClassCastException("a bug outside a mapping"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void everyOtherFailureIsNone(RuntimeException failure) {
        assertThat(DocumentErrors.isDocumentError(failure)).isFalse();
    }

    private static MongoWriteException write(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.<String>of());
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)), SERVER);
    }

    private static MongoBulkWriteException bulk(@Nullable WriteConcernError concern, int... codes) {
        var errors = new java.util.ArrayList<BulkWriteError>();
        for (int code : codes) {
            errors.add(new BulkWriteError(code, "refused", new BsonDocument(), errors.size()));
        }
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), List.copyOf(errors), concern, SERVER, Set.of());
    }
}
