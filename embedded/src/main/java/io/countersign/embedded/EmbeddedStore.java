package io.countersign.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import io.countersign.embedded.store.StoreBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.mvstore.MVStore;

/**
 * A server of MongoDB's protocol on loopback, for trials and tests; not a replacement for MongoDB.
 *
 * <p>On disk, acknowledged writes survive a kill of the process; a power failure may revert the most recent ones.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** A write waits for its commit on its connection's thread; this many can share one commit. */
    private static final int WORKER_THREADS = 48;

    private static final int CACHE_MEGABYTES = 64;
    private static final int RETENTION_MILLIS = 5_000;

    /** As MongoDB's TTL monitor. */
    private static final Duration DEFAULT_EXPIRY_INTERVAL = Duration.ofSeconds(60);

    private final MongoServer server;

    private EmbeddedStore(MongoBackend backend, int port) {
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.or(port)), 1, WORKER_THREADS);
    }

    /** @param port 0 for a free one */
    public static EmbeddedStore inMemory(int port) {
        return inMemory(port, Duration.ZERO);
    }

    /** @param delay before each command */
    public static EmbeddedStore inMemory(int port, Duration delay) {
        return inMemory(port, delay, DEFAULT_EXPIRY_INTERVAL);
    }

    static EmbeddedStore inMemory(int port, Duration delay, Duration expiryInterval) {
        return new EmbeddedStore(StoreBackend.inMemory(delay, expiryInterval), port);
    }

    /** @param port 0 for a free one */
    public static EmbeddedStore onDisk(Path file, int port) {
        return onDisk(file, port, Duration.ZERO);
    }

    /** @param delay before each command */
    public static EmbeddedStore onDisk(Path file, int port, Duration delay) {
        return onDisk(file, port, delay, DEFAULT_EXPIRY_INTERVAL);
    }

    static EmbeddedStore onDisk(Path file, int port, Duration delay, Duration expiryInterval) {
        return new EmbeddedStore(StoreBackend.onDisk(open(file), delay, expiryInterval), port);
    }

    /** @return the connection string for a MongoDB driver */
    public String uri() {
        return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MVStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }
}
