package io.countersign.rules.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text into maps, lists, texts, numbers and booleans: the module needs no library for the trial. */
final class JsonReader {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is not JSON, naming the column */
    static @Nullable Object read(String text) {
        var json = new JsonReader(text);
        var value = json.value(0);
        json.skipSpace();
        if (json.at < text.length()) {
            throw json.fault("nothing more");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        skipSpace();
        if (at >= text.length() || depth > DEEPEST) {
            throw fault("a value");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        at++;
        for (boolean first = true; !isNext('}'); first = false) {
            separate(first);
            var key = string();
            skipSpace();
            expect(':');
            members.put(key, value(depth + 1));
        }
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        var items = new ArrayList<@Nullable Object>();
        at++;
        for (boolean first = true; !isNext(']'); first = false) {
            separate(first);
            items.add(value(depth + 1));
        }
        return items;
    }

    private void separate(boolean first) {
        if (!first) {
            expect(',');
        }
        skipSpace();
    }

    private String string() {
        expect('"');
        var value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            case '"', '\\', '/' -> c;
            default -> throw fault("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw fault("four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (from == at) {
            throw fault("a value");
        }
        return Double.valueOf(text.substring(from, at));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw fault(word);
        }
        at += word.length();
        return value;
    }

    private boolean isNext(char c) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (next() != c) {
            at--;
            throw fault("'" + c + "'");
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw fault("more");
        }
        return text.charAt(at++);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException fault(String expected) {
        return new IllegalArgumentException("column " + (at + 1) + ": expected " + expected);
    }
}
