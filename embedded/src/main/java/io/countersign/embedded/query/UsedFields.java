package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.index.FieldPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the fields that a filter or a {@code $group} stage reads. */
public final class UsedFields {

    private static final Set<String> BRANCHES = Set.of("$and", "$or", "$nor");

    private UsedFields() {}

    /** @return null if the filter may read any field */
    public static @Nullable Set<String> ofFilter(Document filter) {
        var fields = new HashSet<String>();
        return addFilter(filter, fields) ? fields : null;
    }

    /** @return the top-level fields that hold those which the filter reads; null if it may read any field */
    static @Nullable Set<String> topLevelOfFilter(Document filter) {
        var fields = ofFilter(filter);
        return fields == null ? null : fields.stream().map(FieldPath::topLevel).collect(Collectors.toSet());
    }

    private static boolean addFilter(Document filter, Set<String> fields) {
        for (Map.Entry<String, @Nullable Object> condition : filter.entrySet()) {
            var key = condition.getKey();
            if (!key.startsWith("$")) {
                fields.add(key);
            } else if (!BRANCHES.contains(key)
                    || !(condition.getValue() instanceof Collection<?> branches)
                    || !branches.stream().allMatch(branch -> branch instanceof Document d && addFilter(d, fields))) {
                return false;
            }
        }
        return true;
    }

    /** @return null if the stage may read any field */
    public static @Nullable Set<String> ofGroup(Document group) {
        var fields = new HashSet<String>();
        return addExpression(group, fields) ? fields : null;
    }

    private static boolean addExpression(@Nullable Object expression, Set<String> fields) {
        return switch (expression) {
            case String text when text.startsWith("$$") -> false;
            case String text
            when text.startsWith("$") -> {
                fields.add(text.substring(1));
                yield true;
            }
            case Map<?, ?> map -> map.values().stream().allMatch(value -> addExpression(value, fields));
            case Collection<?> list -> list.stream().allMatch(value -> addExpression(value, fields));
            case null, default -> true;
        };
    }
}
