package io.countersign.embedded.index.scan;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.countersign.embedded.index.BsonOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Derives the bounds of fields from a filter. What it does not understand leaves a field unbounded. */
public final class FilterBounds {

    private static final String REGEX_META = "\\^$.|?*+()[]{}";
    private static final String QUANTIFIERS = "*?{+";

    /**
     * How two conditions on one field combine. A document with an array may satisfy them with different elements, so that
     * only one of them bounds a multikey index.
     */
    private final BinaryOperator<FieldBounds> and;

    private FilterBounds(boolean multikey) {
        and = multikey ? FilterBounds::either : FieldBounds::and;
    }

    public static FieldBounds of(String field, Document filter, boolean multikey) {
        return new FilterBounds(multikey).bounds(field, filter);
    }

    /** Whether the bounds of a field without arrays express a condition completely. */
    public static boolean areExact(@Nullable Object condition) {
        return new FilterBounds(false).ofValue(condition).exact();
    }

    private static FieldBounds either(FieldBounds left, FieldBounds right) {
        var chosen = left.isAll() ? right : left;
        return new FieldBounds(chosen.intervals(), false, left.exists() || right.exists());
    }

    private FieldBounds bounds(String field, Document filter) {
        var bounds = FieldBounds.ALL;
        for (Map.Entry<String, @Nullable Object> condition : filter.entrySet()) {
            var restriction = ofCondition(field, condition.getKey(), condition.getValue());
            bounds = isUnbounded(restriction) ? bounds : and.apply(bounds, restriction);
        }
        return bounds;
    }

    private static boolean isUnbounded(FieldBounds bounds) {
        return bounds.isAll() && !bounds.exact() && !bounds.exists();
    }

    private FieldBounds ofCondition(String field, String key, @Nullable Object value) {
        if (key.equals(field)) {
            return ofValue(value);
        }
        if (!key.startsWith("$")) {
            return FieldBounds.ALL;
        }
        if (!(value instanceof Collection<?> branches)
                || !branches.stream().allMatch(Document.class::isInstance)
                || branches.isEmpty()) {
            return FieldBounds.ALL;
        }
        var each = branches.stream().map(branch -> bounds(field, (Document) branch));
        return switch (key) {
            case "$and" -> each.reduce(FieldBounds.ALL, and);
            case "$or" -> each.reduce(FieldBounds::or).orElse(FieldBounds.ALL);
            default -> FieldBounds.ALL;
        };
    }

    private FieldBounds ofValue(@Nullable Object value) {
        if (BsonRegularExpression.isRegularExpression(value)) {
            return ofRegex(BsonRegularExpression.convertToRegularExpression(value));
        }
        if (value instanceof Document operators && isOperators(operators)) {
            return ofOperators(operators);
        }
        return isScalar(value) ? FieldBounds.exactly(Interval.point(value)) : FieldBounds.PRESENT;
    }

    private static boolean isOperators(Document value) {
        for (var key : value.keySet()) {
            if (!key.startsWith("$")) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private FieldBounds ofOperators(Document operators) {
        @Nullable FieldBounds all = null;
        for (Map.Entry<String, @Nullable Object> operator : operators.entrySet()) {
            var bounds = ofOperator(operator.getKey(), operator.getValue());
            all = all == null ? bounds : and.apply(all, bounds);
        }
        return all == null ? FieldBounds.ALL : all;
    }

    private FieldBounds ofOperator(String operator, @Nullable Object value) {
        return switch (operator) {
            case "$eq" -> isScalar(value) ? FieldBounds.exactly(Interval.point(value)) : FieldBounds.PRESENT;
            case "$in" -> ofIn(value);
            case "$gt" -> isOrdered(value) ? above(value, false) : FieldBounds.ALL;
            case "$gte" -> isOrdered(value) ? above(value, true) : FieldBounds.ALL;
            case "$lt" -> isOrdered(value) ? below(value, false) : FieldBounds.ALL;
            case "$lte" -> isOrdered(value) ? below(value, true) : FieldBounds.ALL;
            case "$exists" -> Utils.isTrue(value) ? FieldBounds.PRESENT : FieldBounds.within(Interval.point(null));
            case "$ne" -> value == null ? FieldBounds.PRESENT : FieldBounds.ALL;
            case "$elemMatch" -> FieldBounds.PRESENT;
            default -> FieldBounds.ALL;
        };
    }

    private static FieldBounds ofIn(@Nullable Object value) {
        if (!(value instanceof Collection<?> values)) {
            return FieldBounds.ALL;
        }
        var points = new ArrayList<@Nullable Object>(values.size());
        for (var point : values) {
            if (!isScalar(point)) {
                return FieldBounds.ALL;
            }
            points.add(Missing.ofNullable(point));
        }
        return FieldBounds.points(points);
    }

    private static FieldBounds above(@Nullable Object value, boolean included) {
        return FieldBounds.exactly(new Interval(value, included, BsonOrder.endOfType(value), false));
    }

    private static FieldBounds below(@Nullable Object value, boolean included) {
        return FieldBounds.exactly(new Interval(BsonOrder.startOfType(value), false, value, included));
    }

    /** An expression that starts with {@code ^} and literal characters bounds the strings by this prefix. */
    private static FieldBounds ofRegex(BsonRegularExpression regex) {
        var pattern = regex.getPattern();
        boolean plain = regex.getOptions() == null || regex.getOptions().isEmpty();
        if (!plain || !pattern.startsWith("^") || pattern.contains("|")) {
            return FieldBounds.PRESENT;
        }
        int end = 1;
        while (end < pattern.length() && REGEX_META.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        if (end < pattern.length() && QUANTIFIERS.indexOf(pattern.charAt(end)) >= 0) {
            end--;
        }
        if (end <= 1 || Character.isHighSurrogate(pattern.charAt(end - 1))) {
            return FieldBounds.PRESENT;
        }
        var prefix = pattern.substring(1, end);
        var last = prefix + Character.toString(Character.MAX_CODE_POINT).repeat(2);
        return FieldBounds.within(new Interval(prefix, true, last, true));
    }

    private static boolean isOrdered(@Nullable Object value) {
        return value != null && isScalar(value);
    }

    /** Not a number is neither above nor below another number, which no interval expresses. */
    private static boolean isScalar(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Number number -> !Double.isNaN(number.doubleValue());
            case String _, Boolean _, Instant _, ObjectId _, UUID _, BinData _, BsonTimestamp _ -> true;
            default -> false;
        };
    }
}
