package io.countersign.embedded;

import java.util.ArrayList;
import java.util.List;

/** Command line options of the form {@code --name value} or {@code --flag}; each is taken once. */
final class Options {

    /** What the command line says cannot be. */
    static final class Wrong extends RuntimeException {

        Wrong(String message) {
            super(message);
        }
    }

    private final List<String> left;

    Options(String... arguments) {
        left = new ArrayList<>(List.of(arguments));
    }

    boolean flag(String name) {
        return left.remove(name);
    }

    String text(String name, String otherwise) {
        int at = left.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == left.size()) {
            throw new Wrong(name + " needs a value");
        }
        left.remove(at);
        return left.remove(at);
    }

    int number(String name, int otherwise) {
        var text = text(name, String.valueOf(otherwise));
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new Wrong(name + " needs a number, not '" + text + "'");
        }
    }

    void refuseRest() {
        if (!left.isEmpty()) {
            throw new Wrong("unknown option " + left.getFirst());
        }
    }
}
