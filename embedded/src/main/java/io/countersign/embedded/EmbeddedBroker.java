package io.countersign.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A single KRaft node, broker and controller, on loopback. Its topics are kept in a directory and survive a kill.
 *
 * <p>The quorum is static, so the same directory may be opened under other ports.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    /** Opens or creates the broker in a directory; port 0 selects a free one. */
    public EmbeddedBroker(Path dir, int port, int controllerPort) {
        this(dir, port, controllerPort, Map.of());
    }

    /** @param extra broker settings that take precedence */
    public EmbeddedBroker(Path dir, int port, int controllerPort, Map<String, String> extra) {
        this.port = FreePort.or(port);
        var settings = new BrokerSettings(dir.resolve("kraft"), this.port, FreePort.or(controllerPort)).with(extra);
        var killed = wasKilled(dir.resolve("kraft"));
        server = onPlainThread(() -> start(dir, settings));
        if (killed) {
            StaleMemberEviction.run(bootstrapServers());
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static KafkaRaftServer start(Path dir, Map<String, String> settings) throws Exception {
        Files.createDirectories(dir);
        format(dir, dir.resolve("kraft"));
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return server;
    }

    private static boolean wasKilled(Path log) {
        return Files.exists(log.resolve("meta.properties")) && !Files.exists(log.resolve(".kafka_cleanshutdown"));
    }

    private static void format(Path dir, Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(clusterId(dir.resolve("cluster.id")))
                .setNodeId(BrokerSettings.NODE_ID)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .setDirectories(List.of(log.toString()))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
    }

    private static String clusterId(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).trim();
    }

    /** Kafka loads its plug-ins by the thread's class loader, which pool threads of a repackaged jar do not have. */
    private static <T> T onPlainThread(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "embedded-broker-start");
        thread.setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker started", e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException unchecked -> unchecked;
            case IOException io -> new UncheckedIOException(io);
            case null, default -> new IllegalStateException("The broker did not start", cause);
        };
    }
}
