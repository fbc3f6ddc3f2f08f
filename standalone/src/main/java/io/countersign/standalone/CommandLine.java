package io.countersign.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param mongodb a store to use instead of the embedded one
 * @param kafka a broker to use instead of the embedded one
 */
record CommandLine(
        Path data,
        boolean reset,
        int basePort,
        @Nullable String mongodb,
        @Nullable String kafka,
        boolean help) {

    static final String HELP = """
            Countersign: everything on this machine, for trying out. Ctrl-C stops it.

            usage: ./countersign [options]
                   ./countersign COMMAND [options]

              --data DIR          where everything is kept (default ./data)
              --reset             forget everything that is kept there first
              --base-port N       first of the ports (default 8080): intake N, quota N+1, review N+2,
                                  notification N+3, issuer N+4, management N+10 to N+13, Kafka N+20 and N+21, store N+22
              --mongodb-uri URI   use this MongoDB instead of the embedded store
              --kafka HOST:PORT   use this Kafka instead of the embedded broker
              --help              this text

            commands: %s, each with --help
            """;

    private static final CommandLine DEFAULT = new CommandLine(Path.of("data"), false, 8080, null, null, false);
    private static final int LAST_BASE_PORT = 65_535 - Ports.SPAN;

    static CommandLine of(String... arguments) {
        var left = new ArrayDeque<>(List.of(arguments));
        var line = DEFAULT;
        while (!left.isEmpty()) {
            line = line.with(left.pop(), left);
        }
        return line;
    }

    private CommandLine with(String option, Deque<String> left) {
        int equals = option.indexOf('=');
        if (option.startsWith("--") && equals > 0) {
            left.push(option.substring(equals + 1));
            return with(option.substring(0, equals), left);
        }
        return switch (option) {
            case "--help", "-h" -> new CommandLine(data, reset, basePort, mongodb, kafka, true);
            case "--reset" -> new CommandLine(data, true, basePort, mongodb, kafka, help);
            case "--data" -> new CommandLine(Path.of(value(option, left)), reset, basePort, mongodb, kafka, help);
            case "--base-port" -> new CommandLine(data, reset, port(option, left), mongodb, kafka, help);
            case "--mongodb-uri" -> new CommandLine(data, reset, basePort, value(option, left), kafka, help);
            case "--kafka" -> new CommandLine(data, reset, basePort, mongodb, value(option, left), help);
            default ->
                throw new CannotStart("unknown option " + option + "; --help lists the options", CannotStart.USAGE);
        };
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty() || left.peek().isBlank()) {
            throw new CannotStart(option + " needs a value; --help lists the options", CannotStart.USAGE);
        }
        return left.pop();
    }

    private static int port(String option, Deque<String> left) {
        var text = value(option, left);
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= LAST_BASE_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new CannotStart(
                option + " needs a number from 1 to " + LAST_BASE_PORT + ", not " + text, CannotStart.USAGE);
    }
}
