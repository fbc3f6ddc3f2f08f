package io.countersign.operations.command;

import java.util.Map;

/**
 * The surroundings of a command.
 *
 * @param environment the environment variables that apply where an option is absent
 * @param rebuilder runs the rebuild mode of a service
 */
public record CommandContext(Console console, Map<String, String> environment, ServiceRebuilder rebuilder) {

    public CommandContext {
        environment = Map.copyOf(environment);
    }
}
