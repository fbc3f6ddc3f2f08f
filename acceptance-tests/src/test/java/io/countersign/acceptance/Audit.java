package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.OperatorCommands;
import io.countersign.operations.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The operator's auditor, who looks at every topic and every store. */
final class Audit {

    private Audit() {}

    static void findsNothing(Standalone standalone) {
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, UTF_8);

        var exit = OperatorCommands.run(
                List.of("audit", "--data", standalone.data().toString(), "--prefix", standalone.prefix()),
                Map.of(),
                out,
                out);

        assertThat(exit).as(printed.toString(UTF_8)).isEqualTo(ExitCode.OK);
    }
}
