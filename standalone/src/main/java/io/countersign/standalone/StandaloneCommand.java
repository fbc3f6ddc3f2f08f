package io.countersign.standalone;

import io.countersign.commandline.ManifestVersion;
import io.countersign.standalone.process.StartOptions;
import io.countersign.standalone.server.PortPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign} without a subcommand: starts everything. */
@Command(
        name = "countersign",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        description = {
            "Starts everything on this machine, for trials. Ctrl-C stops it. A command does something else; each has --help.",
            "Shell completion: source <(./countersign completion)"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:stopped", "1:not started", "2:usage"})
final class StandaloneCommand implements Callable<Integer> {

    private static final int MAX_BASE_PORT = 65_535 - PortPlan.SPAN;

    @Option(names = "--data", paramLabel = "DIR", description = "the data directory (default: ./${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Option(names = "--reset", description = "delete the data of earlier starts first")
    private boolean reset;

    @Option(
            names = "--base-port",
            paramLabel = "N",
            description =
                    "first of the ports (default: ${DEFAULT-VALUE}): intake N, quota N+1, review N+2, notification N+3,"
                            + " issuer N+4, management N+10 to N+13, Kafka N+20 and N+21, store N+22")
    private int basePort = 8080;

    @Option(names = "--mongodb-uri", paramLabel = "URI", description = "use this MongoDB instead of the embedded store")
    private @Nullable String mongodb;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "use this Kafka instead of the embedded broker")
    private @Nullable String kafka;

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final ToIntFunction<StartOptions> start;

    /** @param start starts everything and returns the exit status when it has ended */
    StandaloneCommand(ToIntFunction<StartOptions> start) {
        this.start = start;
    }

    @Override
    public Integer call() {
        if (basePort < 1 || basePort > MAX_BASE_PORT) {
            throw new ParameterException(
                    command.commandLine(),
                    "--base-port must be between 1 and %d, was %d".formatted(MAX_BASE_PORT, basePort));
        }
        return start.applyAsInt(new StartOptions(data, reset, basePort, mongodb, kafka));
    }
}
