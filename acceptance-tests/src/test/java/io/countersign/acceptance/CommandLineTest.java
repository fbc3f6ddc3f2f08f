package io.countersign.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clear line for each way in which a start goes wrong. */
class CommandLineTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void helpListsTheOptions() {
        var help = Standalone.in(directory).run("--help");

        assertThat(help.await()).isZero();
        assertThat(help.out()).contains("--data", "--reset", "--base-port", "--mongodb-uri", "--kafka", "--help");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void anUnknownOptionIsNamed() {
        var refused = Standalone.in(directory).run("--colour", "red");

        assertThat(refused.await()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("--colour", "--help");
    }

    @Test
    void everyPortThatIsTakenIsNamed() throws IOException {
        var system = Standalone.in(directory);
        try (var quota = taken(system.base() + 1);
                var store = taken(system.base() + 22)) {
            var refused = system.run("--data", data("new"), "--base-port", String.valueOf(system.base()));

            assertThat(refused.await()).isEqualTo(1);
            assertThat(refused.err().lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "port " + quota.getLocalPort() + " (quota)",
                            "port " + store.getLocalPort() + " (store)",
                            "--base-port");
        }
    }

    @Test
    void aDataDirectoryThatIsNotWritableIsNamed() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        var refused =
                Standalone.in(directory).run("--data", file.resolve("data").toString());

        assertThat(refused.await()).isEqualTo(1);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains(file.toString(), "not writable", "--data");
    }

    @Test
    void aDataDirectoryThatIsInUseIsNamed() {
        var inUse = Standalone.shared().data().toString();

        var refused = Standalone.in(directory).run("--data", inUse);

        assertThat(refused.await()).isEqualTo(1);
        assertThat(refused.err().lines()).singleElement().asString().contains(inUse, "in use");
    }

    @Test
    void aBasePortThatIsNoneIsRefused() {
        var refused = Standalone.in(directory).run("--base-port", "http");

        assertThat(refused.await()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("--base-port", "http");
    }

    private String data(String name) {
        return directory.resolve(name).toString();
    }

    private static ServerSocket taken(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
