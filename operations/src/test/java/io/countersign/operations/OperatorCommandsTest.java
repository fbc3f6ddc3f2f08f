package io.countersign.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.command.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feed",
                "audit",
                "signature",
                "accounts",
                "dead-letters",
                "dead-letters list",
                "dead-letters show",
                "dead-letters redrive",
                "dead-letters discard",
                "rebuild",
                "try-rules"
            })
    void describesEveryCommand(String name) {
        var shell = CommandOutput.run((name + " --help").split(" "));

        assertThat(shell.exit()).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("Usage: countersign " + name).contains("Exit status:");
        assertThat(shell.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void listsEveryCommandInTheHelpOfTheRoot() {
        assertThat(CommandOutput.run("--help").out())
                .contains(List.of("feed", "audit", "signature", "accounts", "dead-letters", "rebuild", "try-rules"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | countersign: Unknown command: 'dance'",
                "feed --quickly | countersign: Unknown option: '--quickly'; see countersign feed --help",
                "audit --jsom | countersign: Unknown option: '--jsom'; did you mean --json?",
                "audit --settle soon | countersign: Invalid value for option '--settle': 'soon' is not an int",
                "audit --settle -1 | countersign: --settle must not be negative, was -1",
                "feed --bulk | countersign: --bulk needs --file",
                "rebuild | countersign: Missing required parameter: 'SERVICE'",
                "rebuild stock --kafka k:1 --mongodb-uri m | countersign: SERVICE must be intake, quota,",
                "accounts --limit 0 --data x | countersign: --limit must be between 1 and 10000, was 0",
                "signature one --data x | countersign: 'one' is not the id of a signature",
                "dead-letters | countersign: Missing subcommand: list, show, redrive, discard",
                "dead-letters redrive | countersign: redrive needs --id, --topic or --all",
                "dead-letters discard --id x | countersign: Missing required option: '--reason=TEXT'",
            })
    void reportsAUsageErrorInOneLine(String line, String start) {
        var shell = CommandOutput.run(line.split(" "));

        assertThat(shell.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err().lines()).singleElement().asString().startsWith(start);
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void reportsADataDirectoryOnWhichNothingRuns() {
        var shell = CommandOutput.run("feed", "--data", "/nowhere");

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).contains("is ./countersign running").hasLineCount(1);
    }
}
