package io.countersign.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.index.BsonOrder;
import io.countersign.embedded.index.FieldPath;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sort specification. An array sorts by its smallest element ascending and by its largest descending. */
record SortOrder(List<Field> fields) implements Comparator<Document> {

    static final SortOrder NONE = new SortOrder(List.of());

    private static final String NATURAL = "$natural";

    record Field(FieldPath path, boolean ascending) {}

    static SortOrder of(@Nullable Document sort) {
        if (sort == null || sort.isEmpty() || sort.containsKey(NATURAL)) {
            return NONE;
        }
        return new SortOrder(sort.entrySet().stream()
                .map(field -> new Field(new FieldPath(field.getKey()), isAscending(field.getValue())))
                .toList());
    }

    static boolean isNatural(@Nullable Document sort) {
        return sort != null && sort.containsKey(NATURAL);
    }

    static boolean isNaturalBackward(@Nullable Document sort) {
        return sort != null && sort.containsKey(NATURAL) && !isAscending(sort.get(NATURAL));
    }

    private static boolean isAscending(@Nullable Object direction) {
        return !(direction instanceof Number number) || number.doubleValue() > 0;
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    @Override
    public int compare(Document left, Document right) {
        for (var field : fields) {
            int order = BsonOrder.INSTANCE.compare(key(field, left), key(field, right));
            if (order != 0) {
                return field.ascending() ? order : -order;
            }
        }
        return 0;
    }

    private static @Nullable Object key(Field field, Document document) {
        var value = field.path().get(document);
        if (!(value instanceof Collection<?> elements)) {
            return value;
        }
        if (elements.isEmpty()) {
            return BsonOrder.startOfType(Missing.getInstance());
        }
        Comparator<@Nullable Object> order = field.ascending() ? BsonOrder.INSTANCE : BsonOrder.INSTANCE.reversed();
        @Nullable Object first = null;
        boolean found = false;
        for (var element : elements) {
            if (!found || order.compare(element, first) < 0) {
                first = element;
                found = true;
            }
        }
        return first;
    }
}
