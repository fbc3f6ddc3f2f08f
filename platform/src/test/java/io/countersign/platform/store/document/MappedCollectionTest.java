package io.countersign.platform.store.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.countersign.platform.service.ServiceName;
import io.countersign.platform.store.StoreConfiguration;
import io.countersign.platform.testing.TestServers;
import io.countersign.platform.web.problem.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoId;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class MappedCollectionTest {

    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    /** An account may be named like an ObjectId, to which Spring Data converts such a text unless the id is a MongoId. */
    private static final String LIKE_AN_OBJECT_ID = "507f1f77bcf86cd799439011";

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();
    private final MongoClient client = client(TestServers.mongoUri());
    private final MongoDatabase database =
            new StoreConfiguration().database(client, new ServiceName("mapped", TestServers.freshPrefix()));
    private final MongoTemplate template = MongoTemplates.of(database);
    private final MappedCollection<NoteDocument, Note> notes = notes(template);

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    private MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    private static MappedCollection<NoteDocument, Note> notes(MongoTemplate template) {
        return new MappedCollection<>(template, CollectionNames.CURRENT, NoteDocument.class, NoteDocument::toNote);
    }

    /** The domain's record, which validates itself. */
    record Note(String id, int length) {

        Note {
            if (length < 0) {
                throw new IllegalArgumentException("a length is not negative");
            }
        }
    }

    @org.springframework.data.mongodb.core.mapping.Document("notes")
    record NoteDocument(
            @MongoId String id,
            long version,
            int length,
            @Nullable String text,
            Instant at,
            Map<String, String> outcomes) {

        static NoteDocument of(String id, int length) {
            return new NoteDocument(id, 1, length, null, NOON, Map.of());
        }

        NoteDocument text(String other) {
            return new NoteDocument(id, version + 1, length, other, at, outcomes);
        }

        Note toNote() {
            return new Note(id, length);
        }
    }

    private Document stored(Object id) {
        return Objects.requireNonNull(
                database.getCollection("notes").find(new Document("_id", id)).first());
    }

    private static Query current(NoteDocument note) {
        return query(where("id").is(note.id()).and("version").is(note.version()));
    }

    @Test
    void documentHasNoClassNameAndNoAbsentValue() {
        notes.insert(NoteDocument.of("a", 1));

        assertThat(stored("a").keySet()).containsExactly("_id", "version", "length", "at", "outcomes");
    }

    @Test
    void bulkIsAppliedIfEveryWriteTookEffect() {
        var first = NoteDocument.of("a", 1);
        notes.insert(first);

        assertThat(notes.applyAll(2, bulk -> {
                    bulk.replaceOne(current(first), first.text("x"));
                    bulk.insert(NoteDocument.of("b", 1));
                }))
                .isTrue();
        assertThat(notes.applyAll(2, bulk -> {
                    bulk.replaceOne(current(first), first.text("y"));
                    bulk.insert(NoteDocument.of("c", 1));
                }))
                .as("another version is stored")
                .isFalse();
        assertThat(notes.applyAll(1, bulk -> bulk.insert(first)))
                .as("the key exists")
                .isFalse();
        assertThat(stored("a").getString("text")).isEqualTo("x");
        assertThat(stored("c")).isNotNull();
    }

    @Test
    void writesAreDurableAndReadsAreOfTheMajority() {
        notes.insert(NoteDocument.of("a", 1));
        notes.writeAll(bulk -> bulk.insert(NoteDocument.of("b", 1)));
        notes.replace(current(NoteDocument.of("a", 1)), NoteDocument.of("a", 2));
        notes.update(current(NoteDocument.of("b", 1)), new Update().set("length", 2));
        notes.findById("a");
        notes.find(new Query());

        assertThat(commands)
                .filteredOn(command -> command.containsKey("insert") || command.containsKey("update"))
                .hasSize(4)
                .allSatisfy(command -> assertThat(command.getDocument("writeConcern"))
                        .isEqualTo(BsonDocument.parse("{w: 'majority', j: true}")));
        assertThat(commands)
                .filteredOn(command -> command.containsKey("find"))
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.getDocument("readConcern"))
                        .isEqualTo(BsonDocument.parse("{level: 'majority'}")));
    }

    @Test
    void textIdThatLooksLikeAnObjectIdStaysText() {
        var note = NoteDocument.of(LIKE_AN_OBJECT_ID, 1);

        notes.insert(note);
        assertThat(notes.replace(current(note), note.text("two"))).isTrue();
        notes.writeAll(bulk ->
                bulk.replaceOne(current(note.text("two")), note.text("two").text("three")));
        assertThat(notes.update(query(where("id").is(note.id())), new Update().set("length", 7)))
                .isTrue();

        assertThat(stored(LIKE_AN_OBJECT_ID)).containsEntry("text", "three").containsEntry("length", 7);
        assertThat(notes.findById(LIKE_AN_OBJECT_ID)).isEqualTo(new Note(LIKE_AN_OBJECT_ID, 7));
        assertThat(notes.find(query(where("id").in(LIKE_AN_OBJECT_ID)))).hasSize(1);
        var seen = new ArrayList<Note>();
        notes.scan(query(where("id").in(LIKE_AN_OBJECT_ID)), seen::add);
        assertThat(seen).hasSize(1);
        assertThat(notes.remove(query(where("id").is(LIKE_AN_OBJECT_ID)))).isTrue();
    }

    @Test
    void replacementNeedsTheVersionThatItComparesWith() {
        var note = NoteDocument.of("a", 1);
        notes.insert(note);

        assertThat(notes.replace(current(note), note.text("first"))).isTrue();
        assertThat(notes.replace(current(note), note.text("second"))).isFalse();
        assertThat(stored("a")).containsEntry("text", "first").containsEntry("version", 2L);
    }

    @Test
    void pathWithANumberIsTheKeyOfAMap() {
        notes.insert(NoteDocument.of("a", 1));

        notes.update(query(where("id").is("a")), new Update().set("outcomes.3", "approved"));

        assertThat(stored("a").get("outcomes")).isEqualTo(new Document("3", "approved"));
    }

    @Test
    void existingKeyIsAResult() {
        assertThat(notes.insert(NoteDocument.of("a", 1))).isTrue();
        assertThat(notes.insert(NoteDocument.of("a", 2))).isFalse();
        assertThat(notes.writeAll(bulk -> bulk.insert(NoteDocument.of("b", 1)))).isTrue();
        assertThat(notes.writeAll(bulk -> bulk.insert(NoteDocument.of("a", 3)).insert(NoteDocument.of("c", 1))))
                .isFalse();
        assertThat(notes.find(new Query()))
                .containsExactlyInAnyOrder(new Note("a", 1), new Note("b", 1), new Note("c", 1));
    }

    @Test
    void otherErrorBesideAnExistingKeyIsReported() {
        notes.insert(NoteDocument.of("a", 1));
        var invalid = new Update().set("_id", "other");

        assertThatThrownBy(() -> notes.writeAll(bulk -> bulk.insert(NoteDocument.of("a", 2))
                        .updateOne(query(where("id").is("a")), invalid)))
                .hasRootCauseInstanceOf(com.mongodb.MongoBulkWriteException.class);
    }

    @Test
    void documentThatIsTooLargeIsADocumentError() {
        var large = NoteDocument.of("a", 1).text("x".repeat(17 << 20));

        assertThat(catchThrowable(() -> notes.insert(large))).matches(DocumentErrors::isCauseOf);
        assertThat(catchThrowable(() -> notes.writeAll(bulk -> bulk.insert(large))))
                .matches(DocumentErrors::isCauseOf);
    }

    @Test
    void absentServerIsAnOutage() {
        try (var nowhere = client("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50")) {
            var unreachable = notes(MongoTemplates.of(nowhere.getDatabase("none")));

            for (var failure : List.of(
                    catchThrowable(() -> unreachable.findById("a")),
                    catchThrowable(() -> unreachable.insert(NoteDocument.of("a", 1))),
                    catchThrowable(() -> unreachable.writeAll(bulk -> bulk.insert(NoteDocument.of("a", 1)))))) {
                assertThat(failure).matches(Unavailable::isCauseOf);
                assertThat(DocumentErrors.isCauseOf(failure)).isFalse();
            }
        }
    }

    @Test
    void documentThatCannotBeMappedIsNamed() {
        database.getCollection("notes").insertOne(new Document("_id", "a").append("version", "x"));
        notes.insert(NoteDocument.of("b", -1));

        for (var id : List.of("a", "b")) {
            assertThatThrownBy(() -> notes.findById(id))
                    .isInstanceOf(UnreadableDocumentException.class)
                    .hasMessageStartingWith("document %s of collection notes", id)
                    .matches(DocumentErrors::isDocumentError);
        }
    }

    @Test
    void textIsNotReadAsANumberNorANumberAsText() {
        notes.insert(NoteDocument.of("a", 1));
        notes.insert(NoteDocument.of("b", 1));
        notes.update(query(where("id").is("a")), new Update().set("length", "5"));
        notes.update(query(where("id").is("b")), new Update().set("text", 5));

        for (var id : List.of("a", "b")) {
            assertThatThrownBy(() -> notes.findById(id)).isInstanceOf(UnreadableDocumentException.class);
        }
    }

    @Test
    void scanSkipsWhatCannotBeMapped() {
        database.getCollection("notes").insertOne(new Document("_id", "a").append("version", "x"));
        notes.insert(NoteDocument.of("b", -1));
        notes.insert(NoteDocument.of("c", 1));
        var seen = new ArrayList<Note>();

        notes.scan(new Query(), seen::add);

        assertThat(seen).containsExactly(new Note("c", 1));
    }
}
