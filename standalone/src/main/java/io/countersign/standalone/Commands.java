package io.countersign.standalone;

import io.countersign.embedded.BrokerMain;
import io.countersign.embedded.StoreMain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code ./countersign COMMAND} runs instead of everything. */
enum Commands {
    BROKER(BrokerMain::main),
    STORE(StoreMain::main);

    private interface Main {

        void run(String[] arguments) throws Exception;
    }

    private static final Map<String, Commands> BY_NAME = byName();

    private final Main main;

    Commands(Main main) {
        this.main = main;
    }

    static String names() {
        return String.join(", ", BY_NAME.keySet());
    }

    /** Runs the command that the first argument names with the others. */
    static void run(String[] arguments) throws Exception {
        var command = BY_NAME.get(arguments[0]);
        if (command == null) {
            throw new CannotStart(
                    "unknown command " + arguments[0] + "; there are " + names(), CannotStart.USAGE);
        }
        command.main.run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static Map<String, Commands> byName() {
        var names = new TreeMap<String, Commands>();
        for (var command : values()) {
            names.put(command.name().toLowerCase(Locale.ROOT).replace('_', '-'), command);
        }
        return names;
    }
}
