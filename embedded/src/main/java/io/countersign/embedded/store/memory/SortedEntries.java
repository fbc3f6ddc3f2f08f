package io.countersign.embedded.store.memory;

import io.countersign.embedded.index.IndexEntry;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A sorted set of index entries in blocks of adjacent references, of which a search touches fewer cache lines than of the
 * nodes of a tree. A search starts in the block of the last one, since writes and lookups are often close together.
 *
 * <p>Not thread-safe. An iterator is valid until the next change.
 */
final class SortedEntries {

    private static final int INITIAL_BLOCKS = 8;

    private final Comparator<IndexEntry> order;
    private EntryBlock[] blocks = new EntryBlock[INITIAL_BLOCKS];
    /** No entry of a block but the first is below its low; all entries of the blocks before are. */
    private IndexEntry[] lows = new IndexEntry[INITIAL_BLOCKS];

    private int count;
    private int recent;
    private int size;

    SortedEntries(Comparator<IndexEntry> order) {
        this.order = order;
    }

    int size() {
        return size;
    }

    void clear() {
        blocks = new EntryBlock[INITIAL_BLOCKS];
        lows = new IndexEntry[INITIAL_BLOCKS];
        count = 0;
        size = 0;
    }

    void add(IndexEntry entry) {
        if (count == 0) {
            insertBlock(0, new EntryBlock(), entry);
        }
        int block = blockOf(entry);
        int position = blocks[block].position(entry, order);
        if (blocks[block].holds(position, entry, order)) {
            return;
        }
        size++;
        if (!blocks[block].isFull()) {
            blocks[block].insert(position, entry);
        } else if (position == EntryBlock.MAX_ENTRIES) {
            insertAfter(block, entry);
        } else {
            split(block);
            add(block, entry);
        }
    }

    /** Into a block of which the upper half was moved to the following one. */
    private void add(int split, IndexEntry entry) {
        int block = order.compare(lows[split + 1], entry) <= 0 ? split + 1 : split;
        blocks[block].insert(blocks[block].position(entry, order), entry);
    }

    /** Entries that arrive in order, upward or downward, fill the next block and split none. */
    private void insertAfter(int block, IndexEntry entry) {
        int next = block + 1;
        if (next == count || blocks[next].isFull()) {
            insertBlock(next, new EntryBlock(), entry);
        }
        blocks[next].insert(0, entry);
        lows[next] = entry;
    }

    private void split(int block) {
        var upper = blocks[block].splitUpperHalf();
        insertBlock(block + 1, upper, upper.get(0));
    }

    private void insertBlock(int at, EntryBlock block, IndexEntry low) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
            lows = Arrays.copyOf(lows, 2 * count);
        }
        System.arraycopy(blocks, at, blocks, at + 1, count - at);
        System.arraycopy(lows, at, lows, at + 1, count - at);
        blocks[at] = block;
        lows[at] = low;
        count++;
    }

    void remove(IndexEntry entry) {
        if (count == 0) {
            return;
        }
        int block = blockOf(entry);
        int position = blocks[block].position(entry, order);
        if (!blocks[block].holds(position, entry, order)) {
            return;
        }
        blocks[block].remove(position);
        size--;
        if (blocks[block].size() == 0) {
            removeBlock(block);
        } else if (block + 1 < count && blocks[block].canAbsorb(blocks[block + 1])) {
            blocks[block].absorb(blocks[block + 1]);
            removeBlock(block + 1);
        }
    }

    private void removeBlock(int at) {
        count--;
        System.arraycopy(blocks, at + 1, blocks, at, count - at);
        System.arraycopy(lows, at + 1, lows, at, count - at);
        Arrays.fill(blocks, count, count + 1, null);
        Arrays.fill(lows, count, count + 1, null);
    }

    private int blockOf(IndexEntry bound) {
        if (!isRecent(bound)) {
            int low = 0;
            int high = count - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (order.compare(lows[middle], bound) <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            recent = low;
        }
        return recent;
    }

    private boolean isRecent(IndexEntry bound) {
        return recent < count
                && (recent == 0 || order.compare(lows[recent], bound) <= 0)
                && (recent == count - 1 || order.compare(bound, lows[recent + 1]) < 0);
    }

    /** @return the entries from the first that is not below the bound, or backward from the last that is not above it */
    Iterator<IndexEntry> from(IndexEntry bound, boolean forward) {
        if (count == 0) {
            return new Scan(0, 0, forward);
        }
        int block = blockOf(bound);
        int position = blocks[block].position(bound, order);
        return forward || blocks[block].holds(position, bound, order)
                ? new Scan(block, position, forward)
                : new Scan(block, position - 1, false);
    }

    private final class Scan implements Iterator<IndexEntry> {

        private final boolean forward;
        private int block;
        private int position;

        Scan(int block, int position, boolean forward) {
            this.block = block;
            this.position = position;
            this.forward = forward;
        }

        /** Blocks have entries, so that the one after the end of a block is the first of the next. */
        @Override
        public boolean hasNext() {
            if (forward && block < count && position == blocks[block].size()) {
                block++;
                position = 0;
            } else if (!forward && position < 0 && block > 0) {
                block--;
                position = blocks[block].size() - 1;
            }
            return position >= 0 && block < count;
        }

        @Override
        public IndexEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = blocks[block].get(position);
            position += forward ? 1 : -1;
            return entry;
        }
    }
}
