package io.countersign.operations.deadletters;

import io.countersign.commandline.ManifestVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dead-letters}: the records that a service could not process. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = "Lists, shows, re-drives and discards the records that a service could not process.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:completed", "1:no dead letter matches", "2:usage", "3:a server does not answer"})
public final class DeadLettersCommand implements Runnable {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                command.commandLine(),
                "Missing subcommand: " + String.join(", ", command.subcommands().keySet()));
    }
}
