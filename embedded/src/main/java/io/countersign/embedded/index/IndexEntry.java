package io.countersign.embedded.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document's indexed fields with the document's record number. An entry with fewer values than the index
 * has fields is a search bound before or after all entries that start with its values; bounds are never stored.
 */
public final class IndexEntry {

    private final @Nullable Object[] values;
    private final long record;
    /** Computed when it is first compared, for the one index of the entry; null if the values are compared one by one. */
    private byte @Nullable [] sortKey;

    private boolean isSortKeyComputed;

    /** @param record not negative */
    public IndexEntry(@Nullable Object[] values, long record) {
        this.values = values;
        this.record = record;
    }

    public static IndexEntry before(@Nullable Object... prefix) {
        return new IndexEntry(prefix, -1);
    }

    public static IndexEntry after(@Nullable Object... prefix) {
        return new IndexEntry(prefix, Long.MAX_VALUE);
    }

    /** @return an entry with these values of another record */
    IndexEntry withRecord(long other) {
        var entry = new IndexEntry(values, other);
        entry.sortKey = sortKey;
        entry.isSortKeyComputed = isSortKeyComputed;
        return entry;
    }

    public @Nullable Object value(int field) {
        return values[field];
    }

    public int size() {
        return values.length;
    }

    public long record() {
        return record;
    }

    private byte @Nullable [] sortKey(boolean[] ascending) {
        if (!isSortKeyComputed) {
            sortKey = SortKey.of(values, ascending);
            isSortKeyComputed = true;
        }
        return sortKey;
    }

    /** The order of an index, in the direction of each of its fields; entries of equal values in record order. */
    public static Comparator<IndexEntry> order(List<Boolean> ascending) {
        var directions = directions(ascending);
        return (left, right) -> compareEncoded(left, right, directions);
    }

    private static boolean[] directions(List<Boolean> ascending) {
        var directions = new boolean[ascending.size()];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = ascending.get(i);
        }
        return directions;
    }

    private static int compareEncoded(IndexEntry left, IndexEntry right, boolean[] ascending) {
        var a = left.sortKey(ascending);
        var b = right.sortKey(ascending);
        if (a == null || b == null) {
            return compare(left, right, ascending);
        }
        int different = Arrays.mismatch(a, b);
        return different >= 0 && different < Math.min(a.length, b.length)
                ? Byte.compareUnsigned(a[different], b[different])
                : compareEqualValues(left, right);
    }

    private static int compare(IndexEntry left, IndexEntry right, boolean[] ascending) {
        int common = Math.min(left.values.length, right.values.length);
        for (int i = 0; i < common; i++) {
            int order = BsonOrder.INSTANCE.compare(left.values[i], right.values[i]);
            if (order != 0) {
                return ascending[i] ? order : -order;
            }
        }
        return compareEqualValues(left, right);
    }

    /** Of entries that have equal values as far as both have any. */
    private static int compareEqualValues(IndexEntry left, IndexEntry right) {
        if (left.values.length < right.values.length) {
            return left.record < 0 ? -1 : 1;
        }
        if (left.values.length > right.values.length) {
            return right.record < 0 ? 1 : -1;
        }
        return Long.compare(left.record, right.record);
    }
}
