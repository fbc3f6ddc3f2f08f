package io.countersign.embedded.index.scan;

import io.countersign.embedded.index.IndexEntry;
import io.countersign.embedded.index.OrderedIndex;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the entries whose values all lie within the bounds of their fields. An entry outside of the bounds makes
 * the scan continue at the next possible entry instead of reading those between.
 */
public final class IndexScan implements EntryScan {

    private final OrderedIndex index;
    private final List<FieldBounds> bounds;
    private final boolean forward;
    private final boolean[] ascending;

    private Iterator<IndexEntry> entries;
    private @Nullable IndexEntry next;
    private long examined;

    public IndexScan(OrderedIndex index, List<FieldBounds> bounds, boolean forward) {
        this.index = index;
        this.bounds = bounds;
        this.forward = forward;
        ascending = new boolean[bounds.size()];
        for (int i = 0; i < ascending.length; i++) {
            ascending[i] = index.isAscending(i) == forward;
        }
        entries =
                isEmpty(bounds) ? Collections.emptyIterator() : seek(start(new Object[0], ascending[0] ? 0 : last(0)));
    }

    private static boolean isEmpty(List<FieldBounds> bounds) {
        for (var field : bounds) {
            if (field.intervals().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long examined() {
        return examined;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = advance();
        }
        return next != null;
    }

    @Override
    public IndexEntry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var entry = next;
        next = null;
        return entry;
    }

    private @Nullable IndexEntry advance() {
        while (entries.hasNext()) {
            var entry = entries.next();
            examined++;
            int field = firstOutside(entry);
            if (field == bounds.size()) {
                return entry;
            }
            entries = seek(following(entry, field));
        }
        return null;
    }

    private int firstOutside(IndexEntry entry) {
        int field = 0;
        while (field < bounds.size() && bounds.get(field).locate(entry.value(field), ascending[field]) >= 0) {
            field++;
        }
        return field;
    }

    /** @return the bound at which the scan goes on after an entry that is outside of the bounds of a field */
    private IndexEntry following(IndexEntry entry, int field) {
        int interval = -1 - bounds.get(field).locate(entry.value(field), ascending[field]);
        var prefix = new @Nullable Object[field];
        for (int i = 0; i < field; i++) {
            prefix[i] = entry.value(i);
        }
        if (interval == bounds.get(field).intervals().size()) {
            return forward ? IndexEntry.after(prefix) : IndexEntry.before(prefix);
        }
        return start(prefix, interval);
    }

    /** @return the bound at the start of an interval of the field that follows the prefix */
    private IndexEntry start(@Nullable Object[] prefix, int interval) {
        int field = prefix.length;
        var from = bounds.get(field).intervals().get(interval);
        var value = ascending[field] ? from.low() : from.high();
        boolean included = ascending[field] ? from.lowIncluded() : from.highIncluded();
        var bound = Arrays.copyOf(prefix, field + 1);
        bound[field] = value;
        return included == forward ? IndexEntry.before(bound) : IndexEntry.after(bound);
    }

    private int last(int field) {
        return bounds.get(field).intervals().size() - 1;
    }

    private Iterator<IndexEntry> seek(IndexEntry bound) {
        return index.entries().from(bound, forward);
    }
}
