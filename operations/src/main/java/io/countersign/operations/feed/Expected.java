package io.countersign.operations.feed;

import io.countersign.operations.shell.Failure;
import io.countersign.operations.shell.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What must become of each sample, by its id. */
record Expected(Map<String, Result> results) {

    Expected {
        results = Map.copyOf(results);
    }

    static Expected read(Path file) {
        var results = new HashMap<String, Result>();
        try {
            for (var text : Files.readAllLines(file)) {
                var node = Json.MAPPER.readTree(text);
                results.put(
                        node.path("id").stringValue(""),
                        Result.of(node, node.path("outcome").stringValue("")));
            }
            return new Expected(results);
        } catch (IOException | JacksonException unreadable) {
            throw new Failure(file + " can't be read: " + unreadable.getMessage());
        }
    }

    /** One line for each difference. */
    List<String> differences(Map<String, Result> found) {
        var differences = new ArrayList<String>();
        found.forEach((id, result) -> {
            var expected = results.get(id);
            if (!result.equals(expected)) {
                differences.add("%s: %s, expected %s".formatted(id, result, told(expected)));
            }
        });
        return differences;
    }

    private static String told(@Nullable Result expected) {
        return expected == null ? "nothing: it is not in the file" : expected.toString();
    }
}
