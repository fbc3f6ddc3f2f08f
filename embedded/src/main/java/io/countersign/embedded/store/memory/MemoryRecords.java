package io.countersign.embedded.store.memory;

import io.countersign.embedded.document.EncodedDocument;
import io.countersign.embedded.store.storage.CollectionRecords;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Documents in memory, in pages of consecutive record numbers; a page without documents is released. Thread-safe. */
final class MemoryRecords implements CollectionRecords {

    private static final int PAGE_RECORDS = 1024;

    private static final class Page {

        private final @Nullable EncodedDocument[] documents = new @Nullable EncodedDocument[PAGE_RECORDS];
        private int size;
    }

    private final List<@Nullable Page> pages = new ArrayList<>();
    private long last;
    private int size;

    @Override
    public synchronized @Nullable EncodedDocument get(long record) {
        var page = page(record);
        return page == null ? null : page.documents[position(record)];
    }

    private @Nullable Page page(long record) {
        int number = pageNumber(record);
        return number < pages.size() ? pages.get(number) : null;
    }

    private static int pageNumber(long record) {
        return Math.toIntExact(record / PAGE_RECORDS);
    }

    private static int position(long record) {
        return (int) (record % PAGE_RECORDS);
    }

    @Override
    public synchronized long add(EncodedDocument document) {
        last++;
        if (pageNumber(last) >= pages.size()) {
            pages.add(new Page());
        }
        set(last, document);
        return last;
    }

    @Override
    public synchronized void replace(long record, EncodedDocument document) {
        set(record, document);
    }

    private void set(long record, EncodedDocument document) {
        int number = pageNumber(record);
        var page = pages.get(number);
        if (page == null) {
            page = new Page();
            pages.set(number, page);
        }
        if (page.documents[position(record)] == null) {
            page.size++;
            size++;
        }
        page.documents[position(record)] = document;
    }

    @Override
    public synchronized @Nullable EncodedDocument remove(long record) {
        var page = page(record);
        var removed = page == null ? null : page.documents[position(record)];
        if (page != null && removed != null) {
            page.documents[position(record)] = null;
            page.size--;
            size--;
            if (page.size == 0) {
                pages.set(pageNumber(record), null);
            }
        }
        return removed;
    }

    @Override
    public Iterator<Map.Entry<Long, EncodedDocument>> all(boolean forward) {
        return new Records(forward);
    }

    /** @return the first record number with a document, beginning with {@code from}; 0 if no document follows */
    private synchronized long existing(long from, int step) {
        long record = from;
        while (record > 0 && record <= last) {
            if (page(record) == null) {
                long first = record - position(record);
                record = step > 0 ? first + PAGE_RECORDS : first - 1;
            } else if (get(record) == null) {
                record += step;
            } else {
                return record;
            }
        }
        return 0;
    }

    private synchronized long last() {
        return last;
    }

    /** Reflects changes that are made while it is used. */
    private final class Records implements Iterator<Map.Entry<Long, EncodedDocument>> {

        private final int step;
        private long next;

        Records(boolean forward) {
            step = forward ? 1 : -1;
            next = forward ? 1 : last();
        }

        @Override
        public boolean hasNext() {
            next = existing(next, step);
            return next > 0;
        }

        @Override
        public Map.Entry<Long, EncodedDocument> next() {
            var document = hasNext() ? get(next) : null;
            if (document == null) {
                throw new NoSuchElementException();
            }
            var entry = Map.entry(next, document);
            next += step;
            return entry;
        }
    }

    @Override
    public synchronized int size() {
        return size;
    }
}
