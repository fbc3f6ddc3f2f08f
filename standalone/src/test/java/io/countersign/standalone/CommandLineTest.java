package io.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void startsEverythingInDataOnPort8080WithoutOptions() {
        assertThat(CommandLine.of()).isEqualTo(new CommandLine(Path.of("data"), false, 8080, null, null, false));
    }

    @Test
    void takesEveryOption() {
        var line = CommandLine.of(
                "--data",
                "/x",
                "--reset",
                "--base-port=9000",
                "--mongodb-uri",
                "mongodb://m",
                "--kafka",
                "k:1",
                "--help");

        assertThat(line).isEqualTo(new CommandLine(Path.of("/x"), true, 9000, "mongodb://m", "k:1", true));
    }

    @ParameterizedTest
    @CsvSource({
        "--port, unknown option --port; --help lists the options",
        "--data, --data needs a value; --help lists the options",
        "--base-port=eighty, '--base-port needs a number from 1 to 65513, not eighty'",
        "--base-port=65514, '--base-port needs a number from 1 to 65513, not 65514'"
    })
    void refusesInOneLineWithTheExitCodeOfAWrongCall(String arguments, String line) {
        assertThatThrownBy(() -> CommandLine.of(arguments.split(" ")))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        refusal -> assertThat(refusal.exitCode()).isEqualTo(2))
                .hasMessage(line);
    }
}
