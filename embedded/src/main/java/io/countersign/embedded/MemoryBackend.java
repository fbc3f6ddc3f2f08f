package io.countersign.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;

/** Keeps everything in memory and finds documents by unique keys whatever else the filter asks. */
final class MemoryBackend extends de.bwaldvogel.mongo.backend.memory.MemoryBackend {

    private final Latency latency;
    private final Snapshots snapshots = new Snapshots();

    MemoryBackend(Latency latency) {
        this.latency = latency;
    }

    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (Commands.isTalk(command)) {
            return super.handleCommand(channel, database, command, query);
        }
        latency.pass();
        return snapshots.of(database, command, query, () -> super.handleCommand(channel, database, command, query));
    }

    private static final class Database extends MemoryDatabase {

        Database(String name, CursorRegistry cursors) {
            super(name, cursors);
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return new KeyFirstIndex<>(super.openOrCreateUniqueIndex(collection, index, keys, sparse), sparse);
        }
    }
}
