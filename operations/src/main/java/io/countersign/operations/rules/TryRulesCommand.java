package io.countersign.operations.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.operations.command.CommandContext;
import io.countersign.operations.command.ConnectionOptions;
import io.countersign.operations.command.ExitCode;
import io.countersign.operations.command.OperatorCommand;
import io.countersign.operations.command.ServerConnection;
import io.countersign.rules.trial.TryRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code try-rules}: what a rule set would have decided otherwise. */
@Command(
        name = "try-rules",
        description = {
            "Evaluates past applications by a rule set and compares with their outcomes; changes nothing. Prints how many"
                    + " applications of each outcome the set would approve, refer to a reviewer or reject, and each one that"
                    + " would end differently.",
            "The applications come from files, or without files from the topics of admissions and decisions."
        },
        exitCodeList = {
            "0:completed",
            "1:more applications than allowed would end differently",
            "2:usage, or a fault in the rule set or in a line",
            "3:a server does not answer"
        })
public final class TryRulesCommand extends OperatorCommand {

    @Parameters(index = "0", paramLabel = "RULE-SET.yaml", description = "the rule set to try")
    private @Nullable Path ruleSet;

    @Parameters(index = "1..*", paramLabel = "APPLICATIONS.ndjson", description = "files of past applications")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--max-flips",
            paramLabel = "N",
            description = "how many applications may end differently (default: ${DEFAULT-VALUE})")
    private int maxFlips;

    @Option(
            names = "--lists",
            paramLabel = "DIR",
            description = "directory whose lists/ the set names, besides the lists that ship")
    private @Nullable Path lists;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    public TryRulesCommand(CommandContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() {
        int status = TryRules.run(console().out(), this::readTopics, arguments());
        return switch (status) {
            case 0 -> ExitCode.OK;
            case 1 -> ExitCode.FINDINGS;
            default -> ExitCode.USAGE;
        };
    }

    private String[] arguments() {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("--max-flips", String.valueOf(maxFlips)));
        if (lists != null) {
            arguments.addAll(List.of("--lists", lists.toString()));
        }
        arguments.add(String.valueOf(ruleSet));
        files.forEach(file -> arguments.add(file.toString()));
        return arguments.toArray(String[]::new);
    }

    /** Records that no service could read either are skipped and counted. */
    private void readTopics(Consumer<String> line) {
        var unreadable = new AtomicInteger();
        read(connection.connection(context().environment()), text -> {
            try {
                line.accept(text);
            } catch (IllegalArgumentException notAnApplication) {
                unreadable.incrementAndGet();
            }
        });
        if (unreadable.get() > 0) {
            console().warn("%d records of the topics could not be read".formatted(unreadable.get()));
        }
    }

    private static void read(ServerConnection servers, Consumer<String> line) {
        try (var reader = servers.topicReader()) {
            var counts = reader.topics();
            var partitions = Stream.of(
                            servers.topics().admissions(), servers.topics().decisions())
                    .flatMap(topic -> IntStream.range(0, counts.getOrDefault(topic, 0))
                            .mapToObj(number -> new TopicPartition(topic, number)))
                    .toList();
            var beginnings = reader.beginningOffsets(partitions);
            var ends = reader.endOffsets(partitions);
            partitions.forEach(partition -> reader.read(
                    partition,
                    Objects.requireNonNull(beginnings.get(partition)),
                    Objects.requireNonNull(ends.get(partition)),
                    found -> line.accept(found.value() == null ? "" : new String(found.value(), UTF_8))));
        }
    }
}
