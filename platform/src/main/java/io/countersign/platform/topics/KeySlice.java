package io.countersign.platform.topics;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a partition's keys. A partition is read once for each slice, which bounds the memory of one pass. */
public record KeySlice(int number, int of) {

    public static final KeySlice ALL = new KeySlice(0, 1);

    private static final int SPREAD = 31;

    /** Slices of about {@code maxRecords} records each. */
    public static List<KeySlice> of(long records, long maxRecords) {
        int count = (int) (records / maxRecords + 1);
        return IntStream.range(0, count)
                .mapToObj(number -> new KeySlice(number, count))
                .toList();
    }

    /** Records without a key belong to the first slice. */
    public boolean contains(@Nullable String key) {
        return key == null ? number == 0 : Math.floorMod(key.hashCode() * SPREAD, of) == number;
    }
}
