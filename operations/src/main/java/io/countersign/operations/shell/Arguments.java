package io.countersign.operations.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A command line: words, options with a value ({@code --name value} or {@code --name=value}) and switches.
 *
 * @param words what is no option
 * @param environment stands in for options that are not given
 */
public record Arguments(
        List<String> words, Map<String, String> options, Set<String> switches, Map<String, String> environment) {

    public Arguments {
        words = List.copyOf(words);
        options = Map.copyOf(options);
        switches = Set.copyOf(switches);
        environment = Map.copyOf(environment);
    }

    /**
     * @param allowed the names that exist, with a {@code =} behind those that take a value
     * @throws Failure for any other
     */
    public static Arguments parse(List<String> line, Set<String> allowed, Map<String, String> environment) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        var switches = new HashSet<String>();
        var rest = line.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (allowed.contains(name + "=")) {
                if (equals < 0 && !rest.hasNext()) {
                    throw Failure.usage(name + " needs a value");
                }
                options.put(name, equals < 0 ? rest.next() : word.substring(equals + 1));
            } else if (equals < 0 && allowed.contains(name)) {
                switches.add(name);
            } else {
                throw Failure.usage("unknown option " + name);
            }
        }
        return new Arguments(words, options, switches, environment);
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The option, else the variable. */
    public Optional<String> option(String name, String variable) {
        return option(name)
                .or(() -> Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty()));
    }

    public String option(String name, Fallback fallback) {
        return Objects.requireNonNullElse(options.get(name), fallback.value());
    }

    /** What holds where an option is not given. */
    public record Fallback(String value) {}

    /** @throws Failure if it is no whole number of at least {@code least} */
    public int number(String name, int fallback, int least) {
        var text = options.get(name);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // told below
        }
        throw Failure.usage("%s is a whole number of at least %d, not %s".formatted(name, least, text));
    }
}
