package io.countersign.standalone;

import io.countersign.embedded.BrokerMain;
import io.countersign.embedded.StoreMain;
import io.countersign.simulation.SimulationMain;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What {@code ./countersign COMMAND} runs instead of everything: one server, an operator's command, the simulation. */
final class Commands {

    private static final List<String> OTHERS = List.of("broker", "simulate", "store");

    private Commands() {}

    static String names() {
        var names = new TreeSet<>(io.countersign.operations.Commands.names());
        names.addAll(OTHERS);
        return String.join(", ", names);
    }

    /** Runs the command that the first argument names. */
    static void run(String[] arguments) {
        System.setProperty("logback.configurationFile", "logback-commands.xml");
        var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "broker" -> BrokerMain.main(rest);
            case "simulate" -> SimulationMain.main(rest);
            case "store" -> StoreMain.main(rest);
            case String name
            when io.countersign.operations.Commands.names().contains(name) ->
                io.countersign.operations.Commands.main(arguments);
            default ->
                throw new CannotStart("unknown command " + arguments[0] + "; there are " + names(), CannotStart.USAGE);
        }
    }
}
