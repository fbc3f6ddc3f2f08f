package io.countersign.operations.command;

import java.io.PrintStream;
import java.util.List;

/** Runs the rebuild mode of a service. The installation decides how: in this process or as a process of its own. */
@FunctionalInterface
public interface ServiceRebuilder {

    /**
     * @param service such as {@code quota}
     * @param properties Spring properties in the form {@code --name=value}
     * @return the exit status of the mode
     */
    int rebuild(String service, List<String> properties, PrintStream out, PrintStream err);
}
