package io.countersign.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB's comparison order of BSON values. A missing field equals null. Numbers of all types compare by value, strings
 * by code point.
 *
 * <p>It differs from MongoDB in one point: UUIDs sort after all other binary values instead of among them.
 */
public final class BsonOrder implements Comparator<@Nullable Object> {

    public static final BsonOrder INSTANCE = new BsonOrder();

    private BsonOrder() {}

    /** The start or the end of all values of one type: no value equals it. */
    record TypeEdge(int type, int side) {

        @Override
        public String toString() {
            return side < 0 ? "start of type" : "end of type";
        }
    }

    /** @return a bound below every value of this value's type and above every value of lower types */
    public static Object startOfType(@Nullable Object value) {
        return new TypeEdge(typeOf(value), -1);
    }

    /** @return a bound above every value of this value's type and below every value of higher types */
    public static Object endOfType(@Nullable Object value) {
        return new TypeEdge(typeOf(value), 1);
    }

    @Override
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        // Most indexed values: the two pattern switches below cost more than the comparison.
        if (left instanceof String a && right instanceof String b) {
            return compareStrings(a, b);
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        int byType = Integer.compare(position(left), position(right));
        return byType != 0 || left == null || right == null ? byType : compareSameType(left, right);
    }

    static int position(@Nullable Object value) {
        return value instanceof TypeEdge(int type, int side) ? 2 * type + side : 2 * typeOf(value);
    }

    private static int typeOf(@Nullable Object value) {
        return switch (value) {
            case MinKey _ -> 0;
            case null -> 1;
            case Missing _ -> 1;
            case Number _ -> 2;
            case String _ -> 3;
            case Map<?, ?> _ -> 4;
            case Collection<?> _ -> 5;
            case BinData _ -> 6;
            case LegacyUUID _ -> 7;
            case UUID _ -> 8;
            case ObjectId _ -> 9;
            case Boolean _ -> 10;
            case Instant _ -> 11;
            case BsonTimestamp _ -> 12;
            case BsonRegularExpression _ -> 13;
            case BsonJavaScript _ -> 14;
            case MaxKey _ -> 15;
            default -> throw new IllegalArgumentException("No order is defined for " + value.getClass());
        };
    }

    private int compareSameType(Object left, Object right) {
        return switch (left) {
            case Number number -> compareNumbers(number, (Number) right);
            case String text -> compareStrings(text, (String) right);
            case Map<?, ?> map -> compareDocuments(map, (Map<?, ?>) right);
            case Collection<?> list -> compareLists(list, (Collection<?>) right);
            case UUID uuid -> compareUuids(uuid, (UUID) right);
            case BsonRegularExpression regex -> compareRegex(regex, (BsonRegularExpression) right);
            case BsonJavaScript code -> compareStrings(code.getCode(), ((BsonJavaScript) right).getCode());
            case BinData data -> data.compareTo((BinData) right);
            case LegacyUUID uuid -> uuid.compareTo((LegacyUUID) right);
            case ObjectId id -> id.compareTo((ObjectId) right);
            case Boolean flag -> flag.compareTo((Boolean) right);
            case Instant instant -> instant.compareTo((Instant) right);
            case BsonTimestamp timestamp -> timestamp.compareTo((BsonTimestamp) right);
            default -> 0;
        };
    }

    private static int compareNumbers(Number left, Number right) {
        if (left instanceof Decimal128 || right instanceof Decimal128) {
            return compareDecimals(left, right);
        }
        if (left instanceof Double a) {
            return right instanceof Double b ? compareDoubles(a, b) : -compareMixed(right.longValue(), a);
        }
        return right instanceof Double b
                ? compareMixed(left.longValue(), b)
                : Long.compare(left.longValue(), right.longValue());
    }

    private static int compareDecimals(Number left, Number right) {
        if (Double.isFinite(left.doubleValue()) && Double.isFinite(right.doubleValue())) {
            return decimal(left).compareTo(decimal(right));
        }
        return compareDoubles(left.doubleValue(), right.doubleValue());
    }

    private static BigDecimal decimal(Number number) {
        return switch (number) {
            case Decimal128 decimal when decimal.doubleValue() == 0 -> BigDecimal.ZERO;
            case Decimal128 decimal -> decimal.toBigDecimal();
            case Double value -> new BigDecimal(value);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    /** NaN is the smallest number; the two zeros are equal. */
    private static int compareDoubles(double left, double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Boolean.compare(Double.isNaN(right), Double.isNaN(left));
        }
        return left < right ? -1 : left > right ? 1 : 0;
    }

    private static int compareMixed(long left, double right) {
        if (Double.isNaN(right) || right < Long.MIN_VALUE) {
            return 1;
        }
        if (right >= 0x1p63) {
            return -1;
        }
        int whole = Long.compare(left, (long) right);
        return whole != 0 ? whole : compareDoubles(0, right - (long) right);
    }

    /** By code point, which is the order of UTF-8 bytes: {@link String#compareTo} puts U+E000 to U+FFFF last. */
    private static int compareStrings(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothHigh = a >= Character.MIN_SURROGATE && b >= Character.MIN_SURROGATE;
                return bothHigh && Character.isSurrogate(a) != Character.isSurrogate(b)
                        ? Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b))
                        : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private int compareDocuments(Map<?, ?> left, Map<?, ?> right) {
        var a = left.entrySet().iterator();
        var b = right.entrySet().iterator();
        while (a.hasNext() && b.hasNext()) {
            var first = a.next();
            var second = b.next();
            int order = Integer.compare(position(first.getValue()), position(second.getValue()));
            if (order == 0) {
                order = compareStrings((String) first.getKey(), (String) second.getKey());
            }
            if (order == 0) {
                order = compare(first.getValue(), second.getValue());
            }
            if (order != 0) {
                return order;
            }
        }
        return byLength(a, b);
    }

    private int compareLists(Collection<?> left, Collection<?> right) {
        var a = left.iterator();
        var b = right.iterator();
        while (a.hasNext() && b.hasNext()) {
            int order = compare(a.next(), b.next());
            if (order != 0) {
                return order;
            }
        }
        return byLength(a, b);
    }

    private static int byLength(Iterator<?> left, Iterator<?> right) {
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int compareUuids(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static int compareRegex(BsonRegularExpression left, BsonRegularExpression right) {
        int pattern = compareStrings(left.getPattern(), right.getPattern());
        return pattern != 0 ? pattern : compareStrings(optionsOf(left), optionsOf(right));
    }

    private static String optionsOf(BsonRegularExpression regex) {
        return regex.getOptions() == null ? "" : regex.getOptions();
    }
}
