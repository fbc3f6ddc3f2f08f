package io.countersign.rules.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** One file: collects all its faults, and throws them together at {@link #close}. */
public final class YamlFile {

    private final String file;
    private final List<String> faults = new ArrayList<>();
    private final Section top;
    private final String canonical;

    private YamlFile(String file, Node node) {
        this.file = file;
        this.canonical = Canonical.of(node);
        if (!(node instanceof MappingNode mapping)) {
            throw new InvalidRules(List.of(file + ":1: has to be a mapping of keys to values"));
        }
        this.top = new Section(this, mapping, "");
    }

    /** @throws InvalidRules if it is not YAML, or not a mapping */
    public static YamlFile parse(String file, String text) {
        try {
            var node = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            return new YamlFile(file, node.orElseThrow(() -> new InvalidRules(List.of(file + ":1: is empty"))));
        } catch (MarkedYamlEngineException e) {
            throw new InvalidRules(List.of(file + ":" + line(e.getProblemMark()) + ": " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new InvalidRules(List.of(file + ":1: " + e.getMessage()));
        }
    }

    public Section top() {
        return top;
    }

    /** The content without comments and layout, to be hashed. */
    public String canonical() {
        return canonical;
    }

    /** @throws InvalidRules with every fault found so far */
    public void close() {
        top.rejectUnknownKeys();
        if (!faults.isEmpty()) {
            throw new InvalidRules(faults);
        }
    }

    void fault(Node node, String message) {
        faults.add(file + ":" + line(node.getStartMark()) + ": " + message);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(found -> found.getLine() + 1).orElse(1);
    }
}
