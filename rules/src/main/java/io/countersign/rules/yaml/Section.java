package io.countersign.rules.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a file: each reader notes a fault and goes on, and an unread key is a fault as well. */
public final class Section {

    private final YamlFile file;
    private final MappingNode node;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();
    private final List<Section> inner = new ArrayList<>();

    Section(YamlFile file, MappingNode node, String path) {
        this.file = file;
        this.node = node;
        this.path = path;
        node.getValue().forEach(entry -> {
            var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                file.fault(entry.getKeyNode(), path + key + " occurs twice");
            }
            keys.put(key, entry.getKeyNode());
        });
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text; empty, with a fault, if there is none. */
    public String text(String key) {
        var value = require(key);
        return value == null ? "" : scalar(value, path + key);
    }

    public int integer(String key) {
        var value = require(key);
        try {
            return value == null ? 0 : Integer.parseInt(scalar(value, path + key));
        } catch (NumberFormatException e) {
            file.fault(node(key), path + key + " has to be a whole number");
            return 0;
        }
    }

    public int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        var text = text(key);
        if (!text.equals("true") && !text.equals("false")) {
            file.fault(node(key), path + key + " has to be true or false");
        }
        return text.equals("true");
    }

    /** A list of texts; a single text is a list of one. */
    public List<String> texts(String key) {
        var value = require(key);
        return value == null ? List.of() : items(value, path + key);
    }

    /** One of the values of an enum, by its name in JSON. */
    public <E extends Enum<E>> @Nullable E choice(String key, Class<E> type, Function<E, String> code) {
        var text = text(key);
        return text.isEmpty() ? null : one(key, text, type, code);
    }

    /** Some of the values of an enum. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type, Function<E, String> code) {
        var found = new ArrayList<E>();
        for (var text : texts(key)) {
            var one = one(key, text, type, code);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    public @Nullable Section section(String key) {
        var value = require(key);
        if (value == null) {
            return null;
        }
        if (value instanceof MappingNode mapping) {
            return entered(new Section(file, mapping, path + key + "."));
        }
        file.fault(value, path + key + " has to be a mapping of keys to values");
        return null;
    }

    /** A list of mappings. */
    public List<Section> sections(String key) {
        var value = require(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            file.fault(value, path + key + " has to be a list");
            return List.of();
        }
        var found = new ArrayList<Section>();
        for (var item : sequence.getValue()) {
            if (item instanceof MappingNode mapping) {
                found.add(entered(new Section(file, mapping, path + key + ".")));
            } else {
                file.fault(item, "each item of " + path + key + " has to be a mapping");
            }
        }
        return found;
    }

    /** Notes a fault at the key, or at the section if it is not there. */
    public void fault(String key, String message) {
        file.fault(node(key), path + key + " " + message);
    }

    void rejectUnknownKeys() {
        keys.forEach((key, at) -> {
            if (!read.contains(key)) {
                file.fault(at, path + key + " is not known here; known are " + read);
            }
        });
        inner.forEach(Section::rejectUnknownKeys);
    }

    private Section entered(Section section) {
        inner.add(section);
        return section;
    }

    private <E extends Enum<E>> @Nullable E one(String key, String text, Class<E> type, Function<E, String> code) {
        for (var value : type.getEnumConstants()) {
            if (code.apply(value).equals(text)) {
                return value;
            }
        }
        var known = Arrays.stream(type.getEnumConstants()).map(code).toList();
        file.fault(node(key), path + key + ": " + text + " is not one of " + known);
        return null;
    }

    private @Nullable Node require(String key) {
        read.add(key);
        var value = values.get(key);
        if (value == null) {
            file.fault(node, path + key + " is missing");
        }
        return value;
    }

    private Node node(String key) {
        return values.getOrDefault(key, node);
    }

    private String scalar(Node value, String name) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        file.fault(value, name + " has to be a text");
        return "";
    }

    private List<String> items(Node value, String name) {
        return value instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> scalar(item, name))
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of(scalar(value, name));
    }
}
