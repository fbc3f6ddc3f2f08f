package io.countersign.embedded.store.disk;

import io.countersign.embedded.store.storage.StorageAccess;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * StorageAccess to a file. A write is answered after the commit that contains it, and a read never returns what a kill could
 * still revert. The file is compacted in the background.
 */
public final class CommittedAccess implements StorageAccess {

    private static final int FILL_RATE_PERCENT = 60;
    private static final int COMPACTION_BYTES = 8 << 20;
    private static final int COMPACTION_INTERVAL_MILLIS = 1000;
    private static final int CLOSE_COMPACTION_MILLIS = 2000;

    private final MVStore store;
    private final GroupCommit commits;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-store-compaction").factory());

    public CommittedAccess(MVStore store) {
        this.store = store;
        commits = new GroupCommit(store::commit);
        var _ = housekeeping.scheduleWithFixedDelay(
                this::compact, COMPACTION_INTERVAL_MILLIS, COMPACTION_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void compact() {
        commits.exclusively(() -> {
            if (!store.isClosed()) {
                store.compact(FILL_RATE_PERCENT, COMPACTION_BYTES);
            }
        });
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return commits.read(work);
    }

    @Override
    public <T> T write(Supplier<T> work) {
        return commits.write(work);
    }

    /** Waits for a compaction in progress: an interrupt would close the file under it. */
    @Override
    public void close() {
        housekeeping.shutdown();
        commits.exclusively(() -> {
            store.commit();
            store.close(CLOSE_COMPACTION_MILLIS);
        });
    }
}
