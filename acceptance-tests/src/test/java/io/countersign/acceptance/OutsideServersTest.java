package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.testing.TestTimeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --kafka} and {@code --mongodb-uri}: the services on a broker and a store that outlive them. */
class OutsideServersTest {

    private static final Duration TIMEOUT = TestTimeouts.LIMIT;

    @TempDir
    Path directory = Path.of("");

    private Standalone system = Standalone.in(directory);
    private List<JavaProcess> servers = List.of();
    private String[] options = {};

    @BeforeEach
    void start() {
        system = Standalone.in(directory.resolve("standalone"));
        int port = Ports.free(3);
        servers = List.of(
                server("broker", port, "kafka", "--controller-port", String.valueOf(port + 1)),
                server("store", port + 2, "store.mv"));
        options = new String[] {
            "--kafka", "127.0.0.1:" + port, "--mongodb-uri", "mongodb://127.0.0.1:" + (port + 2),
        };
        system.start(options);
    }

    @AfterEach
    void stop() {
        system.kill();
        servers.forEach(JavaProcess::kill);
    }

    @Test
    void keepEverythingAndNothingIsKeptElsewhere() {
        var waiting = acme().waiting("Quorfield");
        assertThat(List.of(options)).contains(system.fact("kafka"), system.fact("mongodb"));
        system.stop();

        system.start(options);

        assertThat(acme().client().get(Applicant.APPLICATIONS).expect(200).each("items", "id"))
                .containsExactly(waiting);
        new Reviewer(system.reviewer("reviewer")).approves(waiting);
        acme().awaitStatus(waiting, "approved");
        assertThat(system.data())
                .isDirectoryNotContaining("glob:**/{kafka,store}")
                .isDirectoryContaining("glob:**/standalone.json");
    }

    private JavaProcess server(String command, int port, String data, String... more) {
        var words = Stream.of(
                command,
                "--port",
                String.valueOf(port),
                "--data",
                directory.resolve(data).toString());
        var server = JavaProcess.start(
                Jars.of("standalone"),
                Stream.concat(words, Stream.of(more)).toList(),
                Map.of(),
                directory.resolve(command));
        await().atMost(TIMEOUT).until(() -> !server.isAlive() || !server.out().isEmpty());
        assertThat(server.isAlive()).as(server::err).isTrue();
        return server;
    }

    private Applicant acme() {
        return new Applicant(system.account("acme-cloud"), "acme-cloud");
    }
}
