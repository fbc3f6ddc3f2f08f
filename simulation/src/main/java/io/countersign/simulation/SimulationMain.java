package io.countersign.simulation;

import io.countersign.commandline.CommandLines;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The simulation as a process of its own. */
public final class SimulationMain {

    private SimulationMain() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(run(List.of(arguments), new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> arguments, PrintWriter out) {
        return CommandLines.of(new SimulationCommand())
                .setOut(out)
                .setErr(out)
                .execute(arguments.toArray(String[]::new));
    }
}
