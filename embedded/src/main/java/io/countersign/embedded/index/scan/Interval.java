package io.countersign.embedded.index.scan;

import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import io.countersign.embedded.index.BsonOrder;
import org.jspecify.annotations.Nullable;

/** A range of values in BSON order. */
public record Interval(
        @Nullable Object low, boolean lowIncluded, @Nullable Object high, boolean highIncluded) {

    static final Interval ALL = new Interval(MinKey.getInstance(), true, MaxKey.getInstance(), true);

    static Interval point(@Nullable Object value) {
        return new Interval(value, true, value, true);
    }

    boolean isAll() {
        return equals(ALL);
    }

    boolean isPoint() {
        return lowIncluded && highIncluded && order(low, high) == 0;
    }

    boolean isEmpty() {
        int order = order(low, high);
        return order > 0 || (order == 0 && !(lowIncluded && highIncluded));
    }

    /** Whether the value lies before the interval's start. */
    boolean isAbove(@Nullable Object value) {
        int order = order(value, low);
        return order < 0 || (order == 0 && !lowIncluded);
    }

    /** Whether the value lies after the interval's end. */
    boolean isBelow(@Nullable Object value) {
        int order = order(value, high);
        return order > 0 || (order == 0 && !highIncluded);
    }

    Interval intersect(Interval other) {
        boolean otherLow = compareLows(other) < 0;
        boolean otherHigh = compareHighs(other) > 0;
        return new Interval(
                otherLow ? other.low : low,
                otherLow ? other.lowIncluded : lowIncluded,
                otherHigh ? other.high : high,
                otherHigh ? other.highIncluded : highIncluded);
    }

    /** @return this interval extended to the other's end; the other must touch it and not start before it */
    Interval extendTo(Interval other) {
        return compareHighs(other) >= 0 ? this : new Interval(low, lowIncluded, other.high, other.highIncluded);
    }

    boolean touches(Interval next) {
        int order = order(high, next.low);
        return order > 0 || (order == 0 && (highIncluded || next.lowIncluded));
    }

    int compareLows(Interval other) {
        int order = order(low, other.low);
        return order != 0 ? order : Boolean.compare(other.lowIncluded, lowIncluded);
    }

    int compareHighs(Interval other) {
        int order = order(high, other.high);
        return order != 0 ? order : Boolean.compare(highIncluded, other.highIncluded);
    }

    /** As in MongoDB's explain output, where brackets include the end and parentheses exclude it. */
    public String describe() {
        return (lowIncluded ? "[" : "(") + text(low) + ", " + text(high) + (highIncluded ? "]" : ")");
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case MinKey _ -> "MinKey";
            case MaxKey _ -> "MaxKey";
            case String string -> '"' + string + '"';
            default -> value.toString();
        };
    }

    private static int order(@Nullable Object left, @Nullable Object right) {
        return BsonOrder.INSTANCE.compare(left, right);
    }
}
