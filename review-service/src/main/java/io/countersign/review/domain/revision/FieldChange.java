package io.countersign.review.domain.revision;

import io.countersign.contracts.application.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field that a revision changed.
 *
 * @param pointer the field's JSON pointer
 */
public record FieldChange(
        String pointer, @Nullable Object before, @Nullable Object after) {

    public static List<FieldChange> between(Application before, Application after) {
        var old = before.fields();
        var changes = new ArrayList<FieldChange>();
        after.fields().forEach((name, value) -> {
            if (!Objects.equals(old.get(name), value)) {
                changes.add(new FieldChange("/" + name, old.get(name), value));
            }
        });
        return changes;
    }
}
