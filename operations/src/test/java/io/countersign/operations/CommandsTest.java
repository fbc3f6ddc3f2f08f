package io.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.shell.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    static Iterable<String> names() {
        return Commands.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandExplainsItself(String name) {
        var shell = Shell.run(name, "--help");

        assertThat(shell.exit()).isEqualTo(Exit.FINE);
        assertThat(shell.out()).startsWith("usage: ./countersign " + name).contains("exit status");
    }

    @Test
    void anUnknownCommandIsOneLine() {
        var shell = Shell.run("dance");

        assertThat(shell.exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.err()).startsWith("countersign: unknown command dance").hasLineCount(1);
    }

    @Test
    void anUnknownOptionIsOneLine() {
        var shell = Shell.run("feed", "--quickly");

        assertThat(shell.exit()).isEqualTo(Exit.USAGE);
        assertThat(shell.err()).isEqualToIgnoringNewLines("countersign: unknown option --quickly");
    }

    @Test
    void whereNothingRunsTheLineSaysSo() {
        var shell = Shell.run("feed", "--data", "/nowhere");

        assertThat(shell.exit()).isEqualTo(Exit.FAILED);
        assertThat(shell.err()).contains("is ./countersign running").hasLineCount(1);
    }
}
