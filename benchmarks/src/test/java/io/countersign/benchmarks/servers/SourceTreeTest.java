package io.countersign.benchmarks.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void asksTheTreesOwnLauncher() throws IOException {
        var tree = tree("echo \"$1 of $BENCH_TREE\"");

        assertThat(tree.noticesTopic()).isEqualTo("notices-topic of " + directory);
    }

    @Test
    void aFailingBuildIsReported() throws IOException {
        var tree = tree("exit 3");

        assertThatThrownBy(tree::build).hasMessageStartingWith("Command failed").hasMessageEndingWith("build");
    }

    private SourceTree tree(String script) throws IOException {
        var launcher = directory.resolve("launch");
        Files.writeString(launcher, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        return new SourceTree("test", directory, launcher);
    }
}
