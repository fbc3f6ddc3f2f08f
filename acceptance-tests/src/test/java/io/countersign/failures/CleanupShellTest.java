package io.countersign.failures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.testing.TestTimeouts;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupShellTest {

    @Test
    void runsTheLastCommandsWhenItsInputEnds(@TempDir Path directory) throws Exception {
        var shell = CleanupShell.start();
        var first = directory.resolve("first");
        var last = directory.resolve("last");

        try (var left = shell.getOutputStream()) {
            left.write(("touch " + first + "\ntouch " + last + "\n").getBytes(UTF_8));
        }

        assertThat(shell.waitFor(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(last).exists();
        assertThat(first).doesNotExist();
    }
}
