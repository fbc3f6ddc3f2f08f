package io.countersign.failures;

import io.countersign.acceptance.Jars;
import io.countersign.acceptance.Ports;
import io.countersign.operations.command.ServerConnection;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Broker and store: processes of ours, or those that the environment names, which are not killed.
 *
 * @param address the store's, if it has just one
 */
record Servers(
        ServerConnection connection,
        @Nullable ManagedProcess broker,
        @Nullable ManagedProcess store,
        @Nullable InetSocketAddress address) {

    private static final int MONGODB_PORT = 27017;

    static Servers in(Path directory) {
        var kafka = System.getenv("COUNTERSIGN_TEST_KAFKA");
        var mongodb = System.getenv("COUNTERSIGN_TEST_MONGODB_URI");
        int port = Ports.free(3);
        var broker = kafka == null ? broker(directory, port) : null;
        var store = mongodb == null ? store(directory, port + 2) : null;
        var prefix = kafka == null && mongodb == null ? "" : freshPrefix();
        return new Servers(
                new ServerConnection(
                        kafka == null ? "127.0.0.1:" + port : kafka,
                        mongodb == null ? "mongodb://127.0.0.1:" + (port + 2) : mongodb,
                        prefix),
                broker,
                store,
                mongodb == null
                        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 2)
                        : addressOf(mongodb));
    }

    private static String freshPrefix() {
        return "f" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10) + "-";
    }

    /** A URI with several hosts, or with a name of several, can't be led through a proxy. */
    private static @Nullable InetSocketAddress addressOf(String uri) {
        var parts = hostAndPort(uri).split(":", 2);
        if (!uri.startsWith("mongodb://") || parts[0].contains(",")) {
            return null;
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getAllByName(parts[0])[0],
                    parts.length == 2 ? Integer.parseInt(parts[1]) : MONGODB_PORT);
        } catch (UnknownHostException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private static ManagedProcess broker(Path directory, int port) {
        var controller = String.valueOf(port + 1);
        return server(directory, "broker", List.of("--controller-port", controller), port, "kafka");
    }

    private static ManagedProcess store(Path directory, int port) {
        return server(directory, "store", List.of(), port, "store.mv");
    }

    private static ManagedProcess server(Path directory, String command, List<String> more, int port, String data) {
        var where = List.of(
                "--port",
                String.valueOf(port),
                "--data",
                directory.resolve(data).toString());
        var words =
                Stream.of(List.of(command), where, more).flatMap(List::stream).toList();
        return ManagedProcess.server(command, directory, Jars.of("standalone"), words, Map.of());
    }

    /** Those that are ours. */
    List<ManagedProcess> own() {
        return Stream.of(broker, store).filter(Objects::nonNull).toList();
    }

    /** The address that services use, so that the proxy is between. */
    String uriThrough(int proxyPort) {
        if (address == null) {
            return connection.mongodbUri();
        }
        return connection
                .mongodbUri()
                .replace(hostAndPort(connection.mongodbUri()), "127.0.0.1:" + proxyPort)
                .replaceFirst("replicaSet=[^&]*&?", "directConnection=true&");
    }

    private static String hostAndPort(String uri) {
        return uri.replaceFirst("^mongodb://", "").replaceFirst("^.*@", "").replaceFirst("[/?].*", "");
    }
}
