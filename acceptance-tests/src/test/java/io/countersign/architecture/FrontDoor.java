package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.acceptance.Jars;
import io.countersign.platform.testing.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An nginx with the configuration that compose's front door has, but for ports, directories and the services' addresses. */
final class FrontDoor implements AutoCloseable {

    private static final Path CONFIGURATION = Jars.ROOT.resolve("deploy/front-door/nginx.conf");

    private final int port = freePort();
    private final Path log;
    private final Process process;

    /**
     * Starts it on loopback.
     *
     * @param services the port of each, by its name in the configuration
     */
    FrontDoor(Path nginx, Path directory, Map<String, Integer> services) {
        log = directory.resolve("log");
        try {
            var configuration = Files.writeString(directory.resolve("nginx.conf"), configuration(directory, services));
            process = new ProcessBuilder(command(nginx, directory, configuration))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().atMost(TestTimeouts.LIMIT).until(() -> !process.isAlive() || isListening());
        assertThat(process.isAlive()).as(this::log).isTrue();
    }

    /** In the search path, or where Debian installs it, which is not in the path of every user. */
    static Optional<Path> nginx() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
        return Stream.concat(Stream.of(path), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The workers of a root process would otherwise be another user's, who cannot write here. */
    private static List<String> command(Path nginx, Path directory, Path configuration) {
        return List.of(
                nginx.toString(),
                "-p",
                directory.toString(),
                "-c",
                configuration.toString(),
                "-e",
                "stderr",
                "-g",
                "daemon off; user root;");
    }

    private String configuration(Path directory, Map<String, Integer> services) throws IOException {
        var text = replaced(Files.readString(CONFIGURATION), "listen 8080;", "listen 127.0.0.1:" + port + ";");
        text = replaced(text, "/tmp/", directory + "/");
        for (var service : services.entrySet()) {
            text = replaced(
                    text, "http://" + service.getKey() + ":8080;", "http://127.0.0.1:" + service.getValue() + ";");
        }
        assertThat(text).as("services without a port").doesNotContain(":8080");
        return text;
    }

    private static String replaced(String text, String before, String after) {
        assertThat(text).contains(before);
        return text.replace(before, after);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException none) {
            return none.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(TestTimeouts.LIMIT).until(() -> !process.isAlive());
    }
}
