package io.countersign.operations.feed;

import io.countersign.operations.command.Json;
import io.countersign.operations.command.OperationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One application of a file.
 *
 * @param id becomes the idempotency key, so that a second feed changes nothing
 * @param application as {@code POST /v1/applications} takes it, but for certificates named by {@code file}
 */
record ApplicationLine(String id, String account, ObjectNode application) {

    /** @throws OperationFailedException naming the first invalid line */
    static List<ApplicationLine> read(Path file) {
        var lines = new ArrayList<ApplicationLine>();
        int number = 0;
        try {
            for (var text : Files.readAllLines(file)) {
                number++;
                if (!text.isBlank()) {
                    lines.add(parse(text));
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw new OperationFailedException(file + " cannot be read: " + unreadable.getMessage());
        } catch (JacksonException | ClassCastException | IllegalArgumentException malformed) {
            throw new OperationFailedException(
                    "%s, line %d: not a sample {id, account, application}".formatted(file, number));
        }
    }

    private static ApplicationLine parse(String text) {
        var node = Json.MAPPER.readTree(text);
        var id = node.path("id").stringValue("");
        var account = node.path("account").stringValue("");
        if (id.isEmpty() || account.isEmpty()) {
            throw new IllegalArgumentException("no id or account");
        }
        return new ApplicationLine(id, account, (ObjectNode) node.path("application"));
    }
}
