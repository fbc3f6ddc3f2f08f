package io.countersign.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./countersign} on a machine that has next to nothing, and no build to run. */
class LauncherTest {

    private static final String NO_JDK = "countersign: needs a JDK 25 and found none.";
    private static final String NO_MAVEN = "countersign: needs Maven to build and found none.";

    @TempDir
    Path machine = Path.of("");

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(Path.of("..", "countersign"), machine.resolve("countersign"));
        var commands = Files.createDirectory(machine.resolve("bin"));
        for (var tool : new String[] {"dirname", "find", "grep", "head", "ls", "mkdir", "readlink"}) {
            var passing = Files.writeString(commands.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
            assertThat(passing.toFile().setExecutable(true)).isTrue();
        }
        environment.put("PATH", commands.toString());
        environment.put("HOME", machine.toString());
        environment.put(
                "COUNTERSIGN_JDKS",
                Files.createDirectory(machine.resolve("jdks")).toString());
    }

    @Test
    void printsInOneLineThatThereIsNoJdkAndHowToGetOne() throws Exception {
        assertThat(complaint())
                .startsWith(NO_JDK)
                .contains("Debian: ", "macOS: ", "Windows: ", "adoptium.net", "set JAVA_HOME");
    }

    @Test
    void anOlderJdkAndOneWithoutCompilerAreNone() throws Exception {
        jdk("jdks/older", "21.0.5");
        Files.delete(jdk("jdks/runtime", "25.0.1").resolve("bin").resolve("javac"));
        environment.put("JAVA_HOME", jdk("older", "17.0.9").toString());

        assertThat(complaint()).startsWith(NO_JDK);
    }

    @Test
    void takesTheJdkThatJavaHomeNames() throws Exception {
        environment.put("JAVA_HOME", jdk("elsewhere", "25.0.1").toString());

        assertThat(complaint()).startsWith(NO_MAVEN);
    }

    @Test
    void takesTheJdkOfTheJavaOnThePathThroughLinks() throws Exception {
        var java = jdk("elsewhere", "25.0.1").resolve("bin").resolve("java");
        var alternative = Files.createSymbolicLink(machine.resolve("alternative"), java);
        Files.createSymbolicLink(machine.resolve("bin").resolve("java"), alternative);

        assertThat(complaint()).startsWith(NO_MAVEN);
    }

    @Test
    void takesOneOfTheUsualPlaceThoughTheJavaOnThePathIsOlder() throws Exception {
        jdk("jdks/temurin-25", "25.0.1");
        var older = jdk("older", "17.0.9").resolve("bin").resolve("java");
        Files.createSymbolicLink(machine.resolve("bin").resolve("java"), older);

        assertThat(complaint()).startsWith(NO_MAVEN);
    }

    /** The one line that it ends with. */
    private String complaint() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        tool("sh").toString(), machine.resolve("countersign").toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var launcher = builder.start();
        var printed = new String(launcher.getInputStream().readAllBytes(), UTF_8);

        assertThat(launcher.waitFor()).isEqualTo(1);
        assertThat(printed.lines()).hasSize(1);
        return printed;
    }

    private Path jdk(String place, String version) throws IOException {
        var home = machine.resolve(place);
        Files.createDirectories(home.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            var made = Files.createFile(home.resolve("bin").resolve(program));
            assertThat(made.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Path tool(String name) {
        var user = Path.of("/usr/bin", name);
        return Files.exists(user) ? user : Path.of("/bin", name);
    }
}
