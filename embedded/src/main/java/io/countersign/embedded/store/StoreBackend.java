package io.countersign.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.store.command.GetMoreCommand;
import io.countersign.embedded.store.command.StoreDatabase;
import io.countersign.embedded.store.disk.CommittedAccess;
import io.countersign.embedded.store.disk.DiskStorage;
import io.countersign.embedded.store.memory.MemoryStorage;
import io.countersign.embedded.store.storage.Storage;
import io.countersign.embedded.store.storage.StorageAccess;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** The commands of MongoDB's protocol, over memory or a file. */
public final class StoreBackend extends AbstractMongoBackend {

    private final Storage storage;
    private final StorageAccess access;
    private final Latency latency;
    private final Expiry expiry;

    private StoreBackend(Storage storage, StorageAccess access, Duration latency, Duration expiryInterval) {
        this.storage = storage;
        this.access = access;
        this.latency = new Latency(latency);
        version(Handshake.MONGODB_7_0);
        storage.databases().forEach(this::resolveDatabase);
        expiry = new Expiry(this::expireDocuments, expiryInterval);
    }

    /**
     * @param latency a delay before each command that concerns documents
     * @param expiryInterval how often expired documents are deleted
     */
    public static StoreBackend inMemory(Duration latency, Duration expiryInterval) {
        return new StoreBackend(new MemoryStorage(), StorageAccess.IN_MEMORY, latency, expiryInterval);
    }

    /**
     * @param latency a delay before each command that concerns documents
     * @param expiryInterval how often expired documents are deleted
     */
    public static StoreBackend onDisk(MVStore store, Duration latency, Duration expiryInterval) {
        var storage = new DiskStorage(store);
        return new StoreBackend(storage, new CommittedAccess(store), latency, expiryInterval);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, storage, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        AnswerEncoder.install(channel);
        Handshake.refuseTransaction(query);
        var session = Handshake.sessionAnswer(command);
        if (session != null) {
            return session;
        }
        Supplier<Document> answer = () -> answer(channel, database, command, query);
        if (Commands.isWithoutDocuments(command)) {
            return answer.get();
        }
        latency.await();
        return Commands.isRead(command, query) ? access.read(answer) : access.write(answer);
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        return switch (command) {
            case "listDatabases" -> listDatabases();
            case "getMore" -> GetMoreCommand.handle(getCursorRegistry(), database, query);
            case "explain", "aggregate" -> databaseAnswer(channel, database, command, query);
            default ->
                Handshake.complete(
                        command, super.handleCommand(channel, database, Handshake.parentCommand(command), query));
        };
    }

    private Document databaseAnswer(Channel channel, String database, String command, Document query) {
        return resolveDatabase(database).handleCommand(channel, command, query, this::resolveDatabase, oplog);
    }

    private Document listDatabases() {
        var databases = listDatabaseNames().stream()
                .sorted()
                .map(name -> new Document("name", name)
                        .append("sizeOnDisk", storage.bytes())
                        .append("empty", resolveDatabase(name).isEmpty()))
                .toList();
        var answer = new Document("databases", databases).append("totalSize", storage.bytes());
        Utils.markOkay(answer);
        return answer;
    }

    private void expireDocuments() {
        listDatabaseNames().forEach(name -> {
            var database = (StoreDatabase) resolveDatabase(name);
            database.expirySelectors(getClock().instant())
                    .forEach((collection, filters) -> filters.forEach(filter -> {
                        if (database.hasExpired(collection, filter)) {
                            int _ = access.write(() -> database.expire(collection, filter));
                        }
                    }));
        });
    }

    @Override
    public void close() {
        expiry.close();
        super.close();
        access.close();
    }
}
