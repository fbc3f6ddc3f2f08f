package io.countersign.review.domain.cases;

import io.countersign.contracts.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that a revision changed.
 *
 * @param pointer the field's JSON pointer
 */
public record FieldChange(
        String pointer, @Nullable Object before, @Nullable Object after) {

    private static final List<Field> FIELDS = List.of(
            new Field("/name", Application::name),
            new Field("/region", Application::region),
            new Field("/type", Application::type),
            new Field("/purpose", Application::purpose),
            new Field("/documents", Application::documents),
            new Field("/letter", Application::letter),
            new Field("/owner", Application::owner),
            new Field("/developedBy", Application::developedBy),
            new Field("/remark", Application::remark),
            new Field("/productReleased", Application::productReleased),
            new Field("/externalReference", Application::externalReference),
            new Field("/appeal", Application::appeal),
            new Field("/unstated", Application::unstated));

    public static List<FieldChange> between(Application before, Application after) {
        var changes = new ArrayList<FieldChange>();
        for (var field : FIELDS) {
            var old = field.value().apply(before);
            var current = field.value().apply(after);
            if (!Objects.equals(old, current)) {
                changes.add(new FieldChange(field.pointer(), old, current));
            }
        }
        return changes;
    }

    private record Field(String pointer, Function<Application, @Nullable Object> value) {}
}
