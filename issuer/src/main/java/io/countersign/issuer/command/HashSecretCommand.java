package io.countersign.issuer.command;

import io.countersign.commandline.CommandException;
import io.countersign.commandline.ManifestVersion;
import io.countersign.issuer.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hash-secret}: prints the hash of a password or client secret for {@code issuer.json}. */
@Command(
        name = "hash-secret",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = "Reads a password or client secret from the standard input and prints its hash for issuer.json.")
final class HashSecretCommand implements Callable<Integer> {

    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 72;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var secret = input.readLine();
        if (secret == null || secret.length() < MIN_LENGTH || secret.length() > MAX_LENGTH) {
            throw new CommandException(
                    "A secret must have %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH), CommandException.USAGE);
        }
        command.commandLine().getOut().println(Secret.hash(secret));
        command.commandLine().getOut().flush();
        return 0;
    }
}
