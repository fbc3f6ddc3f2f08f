package io.countersign.rules.yaml;

import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The content of a node as unambiguous text: keys sorted, no comments, no layout. */
final class Canonical {

    private Canonical() {}

    static String of(Node node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(Node node, StringBuilder out) {
        switch (node) {
            case ScalarNode scalar ->
                out.append(scalar.getValue().length()).append('\'').append(scalar.getValue());
            case SequenceNode sequence -> {
                out.append('[');
                sequence.getValue().forEach(item -> write(item, out));
                out.append(']');
            }
            case MappingNode mapping -> {
                var sorted = new TreeMap<String, Node>();
                mapping.getValue().forEach(entry -> sorted.put(of(entry.getKeyNode()), entry.getValueNode()));
                out.append('{');
                sorted.forEach((key, value) -> write(value, out.append(key)));
                out.append('}');
            }
            default -> throw new IllegalStateException("aliases are resolved when a file is composed");
        }
    }
}
