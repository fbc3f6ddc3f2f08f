package io.countersign.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.operations.OperatorCommands;
import io.countersign.operations.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples, fed by the command that the README names. */
final class Feed {

    private Feed() {}

    /** Returns when each has its outcome or waits for a human: the signatures by the samples' ids. */
    static Map<String, String> samples(Standalone system, String... options) {
        var words = new ArrayList<>(List.of("feed", "--data", system.data().toString()));
        words.addAll(List.of("--samples", Jars.ROOT.resolve("samples").toString(), "--timeout", "240"));
        words.addAll(List.of(options));
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, UTF_8);

        var exit = OperatorCommands.run(words, Map.of(), out, out);

        assertThat(exit).as(printed.toString(UTF_8)).isEqualTo(ExitCode.OK);
        return signatures(printed.toString(UTF_8));
    }

    /** From a table whose first columns are id, account and signature. */
    private static Map<String, String> signatures(String printed) {
        var signatures = new LinkedHashMap<String, String>();
        printed.lines()
                .dropWhile(line -> !line.startsWith("ID "))
                .skip(1)
                .map(line -> line.split(" +", 4))
                .limit(Samples.all().size())
                .forEach(columns -> signatures.put(columns[0], columns[2]));
        return signatures;
    }
}
