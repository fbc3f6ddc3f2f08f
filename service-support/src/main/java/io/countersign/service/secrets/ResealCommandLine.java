package io.countersign.service.secrets;

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

/** The command line of the re-seal mode. Every option but {@code --help} is a Spring property. */
@Command(
        name = ResealMode.COMMAND,
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = {
            "Seals the secrets of this service by the current secrets key and exits. The service may run.",
            "The configuration is that of the service: COUNTERSIGN_SECRETS_KEY seals, COUNTERSIGN_SECRETS_PREVIOUS_KEYS"
                    + " open. Any property can be given as --name=value."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the current key seals every secret",
            "2:usage",
            "3:some secret cannot be opened, or the store did not answer"
        })
final class ResealCommandLine implements Callable<Integer> {

    private final ToIntFunction<String[]> reseal;

    @Unmatched
    private List<String> properties = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ResealCommandLine(ToIntFunction<String[]> reseal) {
        this.reseal = reseal;
    }

    static int execute(String service, String[] arguments, ToIntFunction<String[]> reseal) {
        return CommandLines.of(new ResealCommandLine(reseal))
                .setCommandName(service + " " + ResealMode.COMMAND)
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
        return reseal.applyAsInt(properties.toArray(String[]::new));
    }
}
