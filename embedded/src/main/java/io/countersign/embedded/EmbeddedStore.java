package io.countersign.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.mvstore.MVStore;

/**
 * A server on loopback that speaks MongoDB's protocol: a stand-in for trying out and for tests, not MongoDB.
 *
 * <p>On disk, what was acknowledged survives a kill of the process; a loss of power may take the last moments.
 */
public final class EmbeddedStore implements AutoCloseable {

    /** A write waits for its commit on its connection's thread; this many can share one commit. */
    private static final int THREADS = 48;

    private static final int CACHE_MEGABYTES = 64;
    private static final int RETENTION_MILLIS = 5_000;

    private final MongoServer server;

    private EmbeddedStore(MongoBackend backend, int port) {
        server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.or(port)), 1, THREADS);
    }

    /** @param port 0 means a free one */
    public static EmbeddedStore inMemory(int port) {
        return inMemory(port, Duration.ZERO);
    }

    /** @param delay before each operation */
    public static EmbeddedStore inMemory(int port, Duration delay) {
        return new EmbeddedStore(new MemoryBackend(new Latency(delay)), port);
    }

    /** @param port 0 means a free one */
    public static EmbeddedStore onDisk(Path file, int port) {
        return onDisk(file, port, Duration.ZERO);
    }

    /** @param delay before each operation */
    public static EmbeddedStore onDisk(Path file, int port, Duration delay) {
        return new EmbeddedStore(new DiskBackend(open(file), new Latency(delay)), port);
    }

    /** What a MongoDB driver connects to. */
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
                .cacheSize(CACHE_MEGABYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }
}
