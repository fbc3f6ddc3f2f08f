package io.countersign.embedded.store.memory;

import io.countersign.embedded.index.IndexEntry;
import java.util.Arrays;
import java.util.Comparator;

/** Up to {@value #MAX_ENTRIES} index entries in order. */
final class EntryBlock {

    static final int MAX_ENTRIES = 128;
    /** Blocks are merged at half of the maximum, so that the result is not split again soon. */
    private static final int MAX_MERGED_ENTRIES = MAX_ENTRIES / 2;

    private final IndexEntry[] entries = new IndexEntry[MAX_ENTRIES];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MAX_ENTRIES;
    }

    IndexEntry get(int position) {
        return entries[position];
    }

    /** @return the position of the first entry greater than or equal to the bound, or the size of the block */
    int position(IndexEntry bound, Comparator<IndexEntry> order) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(entries[middle], bound) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the entry at a position equals another. */
    boolean holds(int position, IndexEntry entry, Comparator<IndexEntry> order) {
        return position < size && order.compare(entries[position], entry) == 0;
    }

    void insert(int position, IndexEntry entry) {
        System.arraycopy(entries, position, entries, position + 1, size - position);
        entries[position] = entry;
        size++;
    }

    void remove(int position) {
        size--;
        System.arraycopy(entries, position + 1, entries, position, size - position);
        Arrays.fill(entries, size, size + 1, null);
    }

    EntryBlock splitUpperHalf() {
        var upper = new EntryBlock();
        int middle = size / 2;
        upper.size = size - middle;
        System.arraycopy(entries, middle, upper.entries, 0, upper.size);
        Arrays.fill(entries, middle, size, null);
        size = middle;
        return upper;
    }

    boolean canAbsorb(EntryBlock next) {
        return size + next.size <= MAX_MERGED_ENTRIES;
    }

    void absorb(EntryBlock next) {
        System.arraycopy(next.entries, 0, entries, size, next.size);
        size += next.size;
    }
}
