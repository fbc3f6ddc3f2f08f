package io.countersign.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path dir;

    @Test
    void belongsToOneInstanceAtATime() throws IOException {
        try (var first = DataDirectory.open(dir, false)) {
            assertThat(first.dir()).isEqualTo(dir);
            assertThatThrownBy(() -> DataDirectory.open(dir, false))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("in use by another instance");
        }

        DataDirectory.open(dir, false).close();
    }

    @Test
    void reportsThatItIsNotWritable() throws IOException {
        var file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data"), false))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("not writable");
    }

    @Test
    void forgetsWhatWeMadeAndNothingElse() throws IOException {
        Files.createDirectories(dir.resolve("kafka/kraft"));
        Files.writeString(dir.resolve("kafka/kraft/log"), "x");
        Files.writeString(dir.resolve("demo.json"), "{}");
        Files.writeString(dir.resolve("mine.txt"), "x");

        DataDirectory.open(dir, true).close();

        assertThat(dir).isDirectoryNotContaining("glob:**/{kafka,demo.json}").isDirectoryContaining("glob:**/mine.txt");
    }

    @Test
    void forgetsWhereAnEarlierInstanceWasRunning() throws IOException {
        Files.writeString(dir.resolve("standalone.json"), "{}");

        try (var data = DataDirectory.open(dir, false)) {
            assertThat(data.running()).doesNotExist();
        }
    }
}
