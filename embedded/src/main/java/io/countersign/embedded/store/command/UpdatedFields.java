package io.countersign.embedded.store.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that an update reads and writes, as a tree of their names, so that it can be applied to a part of a document.
 * A field without names below it is used as a whole, and so is one that is not a document.
 */
final class UpdatedFields {

    private static final String ID = "_id";
    private static final String RENAME = "$rename";

    private final Map<String, UpdatedFields> fields = new HashMap<>();
    private boolean whole;

    private UpdatedFields() {}

    /** Whether an update consists of operators. */
    static boolean isByOperators(Document update) {
        return !update.isEmpty() && update.keySet().stream().allMatch(name -> name.startsWith("$"));
    }

    /** Whether an operator's path refers to the array element that the filter matched. */
    static boolean isPositional(Document update) {
        return update.values().stream()
                .anyMatch(operands -> operands instanceof Document document
                        && document.keySet().stream().anyMatch(path -> (path + '.').contains(".$.")));
    }

    /** @param update by operators, which need the id as well */
    static UpdatedFields of(Document update) {
        var root = new UpdatedFields();
        root.add(ID);
        update.forEach((operator, operands) -> {
            if (operands instanceof Document document) {
                document.forEach((path, operand) -> root.add(operator, path, operand));
            }
        });
        return root;
    }

    private void add(String operator, String path, @Nullable Object operand) {
        add(path);
        if (operator.equals(RENAME) && operand instanceof String target) {
            add(target);
        }
    }

    private void add(String path) {
        var field = this;
        for (var name : path.split("\\.", -1)) {
            field = field.fields.computeIfAbsent(name, _ -> new UpdatedFields());
        }
        field.whole = true;
    }

    Set<String> topLevel() {
        return fields.keySet();
    }

    /** @return a document with these fields only, as far as the given one has them, and with its values */
    Document extract(Document document) {
        var extracted = new Document();
        document.forEach((name, value) -> {
            var field = fields.get(name);
            if (field != null) {
                extracted.put(name, !field.whole && value instanceof Document part ? field.extract(part) : value);
            }
        });
        return extracted;
    }

    /** @return a document with these fields as in the updated one and with the other fields unchanged */
    Document merge(Document document, Document updated) {
        var merged = document.clone();
        fields.keySet().stream().filter(name -> !updated.containsKey(name)).forEach(merged::remove);
        updated.forEach((name, value) -> merged.put(name, merged(name, document.get(name), value)));
        return merged;
    }

    private @Nullable Object merged(String name, @Nullable Object before, @Nullable Object updated) {
        var field = fields.get(name);
        return field != null && !field.whole && before instanceof Document old && updated instanceof Document document
                ? field.merge(old, document)
                : updated;
    }
}
