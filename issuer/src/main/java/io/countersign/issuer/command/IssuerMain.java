package io.countersign.issuer.command;

import io.countersign.commandline.CommandLines;
import picocli.CommandLine;

/** The issuer as a process of its own. */
public final class IssuerMain {

    private IssuerMain() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.configure(new CommandLine(new IssuerCommand()).addSubcommand(new HashSecretCommand()));
    }
}
