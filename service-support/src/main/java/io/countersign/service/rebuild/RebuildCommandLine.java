package io.countersign.service.rebuild;

import io.countersign.commandline.CommandLines;
import io.countersign.commandline.ManifestVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The command line of the rebuild mode. Every option but {@code --help} is a Spring property. */
@Command(
        name = RebuildMode.COMMAND,
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = {
            "Rebuilds the derived collections of this service from the topics and exits.",
            "Stop every instance of the service first; broker and store must run.",
            "The configuration is that of the service. Any property can be given as --name=value, for example"
                    + " --spring.mongodb.uri=mongodb://127.0.0.1:27017."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:rebuilt", "2:usage", "3:not rebuilt; the service does not start until a rebuild completes"})
final class RebuildCommandLine implements Callable<Integer> {

    private final ToIntFunction<String[]> rebuild;

    @Unmatched
    private List<String> properties = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RebuildCommandLine(ToIntFunction<String[]> rebuild) {
        this.rebuild = rebuild;
    }

    static int execute(String service, String[] arguments, ToIntFunction<String[]> rebuild) {
        return CommandLines.of(new RebuildCommandLine(rebuild))
                .setCommandName(service + " " + RebuildMode.COMMAND)
                .execute(arguments);
    }

    @Override
    public Integer call() {
        for (var property : properties) {
            if (!property.startsWith("--") || property.indexOf('=') < 0) {
                throw new ParameterException(
                        spec.commandLine(), "'" + property + "' is not a property of the form --name=value");
            }
        }
        return rebuild.applyAsInt(properties.toArray(String[]::new));
    }
}
