package io.countersign.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Keeps everything in one file. A write is answered after the commit that holds it, and a read never shows what a kill
 * could still take back.
 */
final class DiskBackend extends H2Backend {

    private static final int FILL_RATE = 60;
    private static final int COMPACT_BYTES = 8 << 20;
    private static final int COMPACT_MILLIS = 1000;
    private static final int CLOSE_MILLIS = 2000;

    private final Latency latency;
    private final GroupCommit commits;
    private final Snapshots snapshots = new Snapshots();
    private final Timer housekeeping = new Timer("embedded-store-housekeeping", true);

    DiskBackend(MVStore store, Latency latency) {
        super(store);
        this.latency = latency;
        commits = new GroupCommit(store::commit);
        housekeeping.schedule(compaction(store, commits), COMPACT_MILLIS, COMPACT_MILLIS);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DiskDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (Commands.isTalk(command)) {
            return super.handleCommand(channel, database, command, query);
        }
        latency.pass();
        Supplier<Document> answer = () ->
                snapshots.of(database, command, query, () -> super.handleCommand(channel, database, command, query));
        return Commands.isRead(command) ? commits.read(answer) : commits.write(answer);
    }

    /** Compacts the file as far as that goes in a moment. */
    @Override
    public void close() {
        housekeeping.cancel();
        var store = getMvStore();
        commits.alone(() -> {
            store.commit();
            store.close(CLOSE_MILLIS);
        });
    }

    private static TimerTask compaction(MVStore store, GroupCommit commits) {
        return new TimerTask() {
            @Override
            public void run() {
                commits.alone(() -> {
                    if (!store.isClosed()) {
                        store.compact(FILL_RATE, COMPACT_BYTES);
                    }
                });
            }
        };
    }
}
