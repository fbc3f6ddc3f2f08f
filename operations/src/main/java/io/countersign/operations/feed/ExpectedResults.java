package io.countersign.operations.feed;

import io.countersign.operations.command.Json;
import io.countersign.operations.command.OperationFailedException;
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
record ExpectedResults(Map<String, ApplicationResult> results) {

    ExpectedResults {
        results = Map.copyOf(results);
    }

    static ExpectedResults read(Path file) {
        var results = new HashMap<String, ApplicationResult>();
        try {
            for (var text : Files.readAllLines(file)) {
                var node = Json.MAPPER.readTree(text);
                results.put(
                        node.path("id").stringValue(""),
                        ApplicationResult.of(node, node.path("outcome").stringValue("")));
            }
            return new ExpectedResults(results);
        } catch (IOException | JacksonException unreadable) {
            throw new OperationFailedException(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** One line for each difference. */
    List<String> differences(Map<String, ApplicationResult> found) {
        var differences = new ArrayList<String>();
        found.forEach((id, result) -> {
            var expected = results.get(id);
            if (!result.equals(expected)) {
                differences.add("%s: %s, expected %s".formatted(id, result, described(expected)));
            }
        });
        return differences;
    }

    private static String described(@Nullable ApplicationResult expected) {
        return expected == null ? "nothing: it is not in the file" : expected.toString();
    }
}
