package io.countersign.embedded;

import io.countersign.commandline.CommandLines;

/** The store as a process of its own. */
public final class StoreMain {

    private StoreMain() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(CommandLines.of(new StoreCommand()).execute(arguments));
    }
}
