package io.countersign.service.mode;

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

/** The command line of a mode. Every option but {@code --help} and {@code --version} is a Spring property. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit status:%n")
final class PropertiesCommand implements Callable<Integer> {

    private final ToIntFunction<String[]> task;

    @Unmatched
    private List<String> properties = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PropertiesCommand(ToIntFunction<String[]> task) {
        this.task = task;
    }

    @Override
    public Integer call() {
        for (var property : properties) {
            if (!property.startsWith("--") || property.indexOf('=') < 0) {
                throw new ParameterException(
                        spec.commandLine(), "'" + property + "' is not a property of the form --name=value");
            }
        }
        return task.applyAsInt(properties.toArray(String[]::new));
    }
}
