package io.countersign.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the values of an index entry as bytes whose unsigned order is that of {@link BsonOrder}, which compares them
 * several times as slowly. No value's bytes are the beginning of another's, so that the bytes of some values are the
 * beginning of those of all entries that start with them.
 */
final class SortKey {

    private static final int INITIAL_BYTES = 48;
    /** Integers up to here are exact as a double. */
    private static final long MAX_EXACT = 1L << 53;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    private SortKey() {}

    /** @return null if a value has a type that is rarely indexed */
    static byte @Nullable [] of(@Nullable Object[] values, boolean[] ascending) {
        var key = new SortKey();
        for (int i = 0; i < values.length; i++) {
            int start = key.length;
            if (!key.add(values[i])) {
                return null;
            }
            if (!ascending[i]) {
                key.invert(start);
            }
        }
        return Arrays.copyOf(key.bytes, key.length);
    }

    /** Reverses the order of a value. */
    private void invert(int start) {
        for (int i = start; i < length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    private boolean add(@Nullable Object value) {
        put(BsonOrder.position(value) + 1);
        return switch (value) {
            case null -> true;
            case Missing _ -> true;
            case BsonOrder.TypeEdge _ -> true;
            case String text -> addText(text);
            case Instant instant -> addInstant(instant);
            case Boolean flag -> put(flag ? 1 : 0);
            case Decimal128 _ -> false;
            case Double number -> addNumber(number);
            case Number number -> isExact(number.longValue()) && addNumber((double) number.longValue());
            default -> false;
        };
    }

    private static boolean isExact(long number) {
        return -MAX_EXACT <= number && number <= MAX_EXACT;
    }

    /** A larger double can equal a long that is not encoded, so it is not encoded either. NaN is the smallest number. */
    private boolean addNumber(double number) {
        if (Math.abs(number) > MAX_EXACT) {
            return false;
        }
        long bits = Double.doubleToLongBits(number + 0.0); // one zero
        return putLong(Double.isNaN(number) ? Long.MIN_VALUE : bits ^ ((bits >> 63) & Long.MAX_VALUE));
    }

    private boolean addInstant(Instant instant) {
        return putLong(instant.getEpochSecond()) && putLong(instant.getNano());
    }

    /** As UTF-8, where zero is followed by 0xFF and the end is two zeros. A lone surrogate has no UTF-8. */
    private boolean addText(String text) {
        int ascii = addAscii(text);
        if (ascii < text.length() && !addUnicode(text.substring(ascii))) {
            return false;
        }
        put(0);
        return put(0);
    }

    /** @return the position of the first other character */
    private int addAscii(String text) {
        int position = 0;
        while (position < text.length() && text.charAt(position) < 0x80) {
            putEscaped(text.charAt(position));
            position++;
        }
        return position;
    }

    private boolean addUnicode(String text) {
        if (hasLoneSurrogate(text)) {
            return false;
        }
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            putEscaped(part);
        }
        return true;
    }

    private void putEscaped(int part) {
        put(part);
        if (part == 0) {
            put(0xFF);
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                return true;
            }
        }
        return false;
    }

    /** In the order of signed numbers. */
    private boolean putLong(long number) {
        long unsigned = number ^ Long.MIN_VALUE;
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (unsigned >>> shift));
        }
        return true;
    }

    private boolean put(int part) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) part;
        return true;
    }
}
