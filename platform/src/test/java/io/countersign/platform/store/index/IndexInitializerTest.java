package io.countersign.platform.store.index;

import static io.countersign.platform.store.index.IndexMode.CREATE;
import static io.countersign.platform.store.index.IndexMode.VERIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.TestServers;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.index.Index;

class IndexInitializerTest {

    private static final Index BY_OWNER =
            new Index().named("owner_at").on("owner", ASC).on("at", DESC);
    private static final Index UNSENT = new Index("unsentSince", ASC).sparse();
    private static final CollectionIndexes LETTERS = CollectionIndexes.of("letters", BY_OWNER, UNSENT);
    private static final CollectionIndexes KEYS =
            CollectionIndexes.of("keys", new Index("at", ASC).expire(Duration.ofDays(7)), new Index("owner", ASC));

    private final List<String> created = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestServers.mongoUri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("createIndexes")) {
                        created.add(
                                event.getCommand().getString("createIndexes").getValue());
                    }
                }
            })
            .build());
    private final MongoDatabase database = client.getDatabase(TestServers.freshPrefix() + "indexes")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    private void run(MongoDatabase store, IndexMode mode, CollectionIndexes... collections) {
        new IndexInitializer(store, List.of(collections), mode).run();
    }

    private List<String> names(String collection) {
        return database.getCollection(collection)
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }

    @Test
    void createsTheIndexesOfACollectionInOneCommand() {
        run(database, CREATE, LETTERS, KEYS);

        assertThat(created).containsExactly("letters", "keys");
        assertThat(names("letters")).containsExactlyInAnyOrder("_id_", "owner_at", "unsentSince_1");
        assertThat(names("keys")).containsExactlyInAnyOrder("_id_", "at_1", "owner_1");
    }

    @Test
    void secondStartChangesNothing() {
        run(database, CREATE, LETTERS);

        assertThatCode(() -> run(database, CREATE, LETTERS)).doesNotThrowAnyException();
        assertThatCode(() -> run(database, VERIFY, LETTERS)).doesNotThrowAnyException();
    }

    @Test
    void otherKeysUnderTheSameNameAreReportedWithTheCommandThatDropsThem() {
        run(database, CREATE, CollectionIndexes.of("letters", new Index("owner", ASC).named("owner_at"), UNSENT));

        assertConflictIsResolvedByDropping("owner_at");
    }

    @Test
    void sameKeysUnderAnotherNameAreReportedWithTheCommandThatDropsThem() {
        run(
                database,
                CREATE,
                CollectionIndexes.of(
                        "letters",
                        new Index().named("by_owner").on("owner", ASC).on("at", DESC)));

        assertConflictIsResolvedByDropping("by_owner");
    }

    private void assertConflictIsResolvedByDropping(String index) {
        assertThatThrownBy(() -> run(database, CREATE, LETTERS))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "drop them with: db.getSiblingDB(\"%s\").getCollection(\"letters\").dropIndex(\"%s\");"
                                .formatted(database.getName(), index));

        database.getCollection("letters").dropIndex(index);
        run(database, CREATE, LETTERS);
        assertThat(names("letters")).containsExactlyInAnyOrder("_id_", "owner_at", "unsentSince_1");
    }

    @Test
    void verifyModeCreatesNothingAndListsTheCommandsForAllCollections() {
        run(database, CREATE, CollectionIndexes.of("letters", new Index("owner", ASC).named("owner_at")));
        created.clear();

        assertThatThrownBy(() -> run(database, VERIFY, LETTERS, KEYS))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("dropIndex(\"owner_at\")")
                .hasMessageContaining("createIndex({\"owner\": 1, \"at\": -1}, {\"name\": \"owner_at\"})")
                .hasMessageContaining(
                        "createIndex({\"unsentSince\": 1}, {\"name\": \"unsentSince_1\", \"sparse\": true})")
                .hasMessageContaining("getCollection(\"keys\").createIndex({\"owner\": 1}");
        assertThat(created).isEmpty();
    }

    @Test
    void verifyModeAcceptsAnIndexUnderAnotherName() {
        run(
                database,
                CREATE,
                CollectionIndexes.of(
                        "letters", new Index("unsentSince", ASC).sparse().named("mine")));

        assertThatCode(() -> run(database, VERIFY, CollectionIndexes.of("letters", UNSENT)))
                .doesNotThrowAnyException();
    }

    @Test
    void verifyModeRefusesAnIndexOfOtherOptions() {
        run(database, CREATE, CollectionIndexes.of("letters", new Index("unsentSince", ASC)));

        assertThatThrownBy(() -> run(database, VERIFY, CollectionIndexes.of("letters", UNSENT)))
                .isInstanceOf(StartupException.class);
    }

    @Test
    void userWithoutTheRightIsReferredToTheVerifyMode() {
        var refusing = refusing(13, "not authorized", _ -> true);

        assertThatThrownBy(() -> run(refusing, CREATE, LETTERS))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("not authorized")
                .hasMessageContaining("COUNTERSIGN_INDEXES");
    }

    @Test
    void engineWithoutExpiryReceivesTheOtherIndexes() {
        var refusing = refusing(67, "no TTL here", command -> command.toJson().contains("expireAfterSeconds"));

        run(refusing, CREATE, KEYS);

        assertThat(names("keys")).containsExactlyInAnyOrder("_id_", "owner_1");
        assertThatCode(() -> run(database, VERIFY, KEYS)).doesNotThrowAnyException();
    }

    @Test
    void otherRefusalIsNotHidden() {
        var refusing = refusing(67, "no such index", _ -> true);

        assertThatThrownBy(() -> run(refusing, CREATE, LETTERS)).isInstanceOf(MongoCommandException.class);
    }

    /** The database, which refuses the commands that {@code refused} accepts. */
    private MongoDatabase refusing(int code, String message, Predicate<Document> refused) {
        return (MongoDatabase) Proxy.newProxyInstance(
                MongoDatabase.class.getClassLoader(), new Class<?>[] {MongoDatabase.class}, (_, method, arguments) -> {
                    if (method.getName().equals("runCommand") && refused.test((Document) (Bson) arguments[0])) {
                        throw new MongoCommandException(
                                new BsonDocument("ok", new BsonInt32(0))
                                        .append("code", new BsonInt32(code))
                                        .append("errmsg", new BsonString(message)),
                                new ServerAddress());
                    }
                    return method.invoke(database, arguments);
                });
    }
}
