package io.countersign.embedded;

import io.countersign.commandline.CommandLines;

/** The broker as a process of its own. */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(CommandLines.of(new BrokerCommand()).execute(arguments));
    }
}
