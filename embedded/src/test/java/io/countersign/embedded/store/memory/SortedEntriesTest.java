package io.countersign.embedded.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.embedded.index.IndexEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link TreeSet} with the same changes has the same entries. */
class SortedEntriesTest {

    private static final long SEED = 11;
    private static final int CHANGES = 60_000;
    private static final int ENTRIES = 5_000;
    private static final int CHECK_INTERVAL = 50;
    private static final int CHECKED_ENTRIES = 300;

    private final Comparator<IndexEntry> order = IndexEntry.order(List.of(true));
    private final SortedEntries entries = new SortedEntries(order);
    private final NavigableSet<IndexEntry> expected = new TreeSet<>(order);
    private final Random random = new Random(SEED);

    private static IndexEntry entry(long number) {
        return new IndexEntry(new Object[] {number / 2}, number % 2);
    }

    private static List<IndexEntry> first(Iterator<IndexEntry> from) {
        var first = new ArrayList<IndexEntry>();
        while (first.size() < CHECKED_ENTRIES && from.hasNext()) {
            first.add(from.next());
        }
        assertThat(first.size() == CHECKED_ENTRIES || !from.hasNext()).isTrue();
        return first;
    }

    private void compareFrom(IndexEntry bound) {
        assertThat(first(entries.from(bound, true)))
                .usingElementComparator(order)
                .isEqualTo(first(expected.tailSet(bound, true).iterator()));
        assertThat(first(entries.from(bound, false)))
                .usingElementComparator(order)
                .isEqualTo(first(expected.headSet(bound, true).descendingIterator()));
        assertThat(entries.size()).isEqualTo(expected.size());
    }

    private void add(IndexEntry entry) {
        entries.add(entry);
        expected.add(entry);
    }

    private void remove(IndexEntry entry) {
        entries.remove(entry);
        expected.remove(entry);
    }

    /** Grows first, then shrinks until it is nearly empty. */
    @Test
    void holdsWhatWasAddedAndNotRemoved() {
        for (int i = 0; i < CHANGES; i++) {
            var entry = entry(random.nextInt(ENTRIES));
            if (random.nextInt(CHANGES) < i) {
                remove(entry);
            } else {
                add(entry);
            }
            if (i % CHECK_INTERVAL == 0) {
                compareFrom(entry(random.nextInt(ENTRIES + 2) - 1));
            }
        }

        List.copyOf(expected).forEach(this::remove);
        compareFrom(entry(0));
        add(entry(1));
        compareFrom(entry(0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void entriesInOrderAreAdded(boolean upward) {
        LongStream.range(0, ENTRIES).map(i -> upward ? i : ENTRIES - i).forEach(number -> add(entry(number)));

        compareFrom(entry(0));
        compareFrom(entry(ENTRIES));
        compareFrom(entry(ENTRIES / 2));
    }

    @Test
    void groupsOfDescendingEntriesAreAdded() {
        LongStream.range(0, ENTRIES).forEach(i -> add(entry(i % 4 * 2 * ENTRIES + ENTRIES - i)));

        compareFrom(entry(0));
        compareFrom(entry(2 * ENTRIES));
        compareFrom(entry(8 * ENTRIES));
    }

    @Test
    void anEmptySetHasNoEntries() {
        assertThat(entries.from(entry(1), true).hasNext()).isFalse();
        assertThat(entries.from(entry(1), false).hasNext()).isFalse();

        add(entry(1));
        entries.clear();

        assertThat(entries.from(entry(1), true).hasNext()).isFalse();
        assertThat(entries.size()).isZero();
    }
}
