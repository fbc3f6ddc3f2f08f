package io.countersign.embedded.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ordered index, compound, sparse and unique as declared. A sparse index holds every document that has any of its
 * fields. A document whose field is an array has one entry per element; at most one field of an index may be, or lead
 * through, an array in one document.
 *
 * <p>The collection serializes changes.
 */
public final class OrderedIndex extends Index<Long> {

    private static final long NO_RECORD = -1;
    private static final int ESTIMATED_ENTRY_BYTES = 64;

    private final EntrySet entries;
    private final List<FieldPath> paths;
    private final boolean unique;

    /** The document that was checked last and its entries, which are needed again when it is added. */
    private @Nullable Document checked;

    private List<IndexEntry> checkedEntries = List.of();

    public OrderedIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse, EntrySet entries) {
        super(name, keys, sparse);
        this.entries = entries;
        this.unique = unique;
        paths = keys.stream().map(key -> new FieldPath(key.getKey())).toList();
    }

    public EntrySet entries() {
        return entries;
    }

    public List<FieldPath> paths() {
        return paths;
    }

    public boolean isAscending(int field) {
        return getKeys().get(field).isAscending();
    }

    public boolean isMultikey() {
        return entries.isMultikey();
    }

    public boolean holdsOnlyPresent() {
        return isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** @return the record of the document with this document's values, for a unique index only */
    @Override
    public @Nullable Long getPosition(Document document) {
        if (!unique) {
            return null;
        }
        for (var entry : entriesOf(document, 0)) {
            long owner = owner(entry);
            if (owner != NO_RECORD) {
                return owner;
            }
        }
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Long> collection) {
        checked = null;
        var added = entriesOf(document, 0);
        if (unique) {
            added.forEach(entry -> requireFree(entry, NO_RECORD, collection));
        }
        checked = document;
        checkedEntries = added;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Long> collection) {
        if (hasSameKeys(oldDocument, newDocument)) {
            return;
        }
        var changed = entriesOf(newDocument, 0);
        if (unique) {
            var record = getPosition(oldDocument);
            changed.forEach(entry -> requireFree(entry, record == null ? NO_RECORD : record, collection));
        }
    }

    private void requireFree(IndexEntry entry, long record, MongoCollection<Long> collection) {
        long owner = owner(entry);
        if (owner != NO_RECORD && owner != record) {
            throw new DuplicateKeyError(this, collection, getKeys(), keyOf(entry));
        }
    }

    private static KeyValue keyOf(IndexEntry entry) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < entry.size(); i++) {
            values.add(entry.value(i) instanceof Missing ? null : entry.value(i));
        }
        return new KeyValue(values);
    }

    /** @param entry of record 0, which is before those of all documents */
    private long owner(IndexEntry entry) {
        var found = entries.from(entry, true);
        if (!found.hasNext()) {
            return NO_RECORD;
        }
        var next = found.next();
        return sameValues(next, entry) ? next.record() : NO_RECORD;
    }

    private static boolean sameValues(IndexEntry left, IndexEntry right) {
        for (int i = 0; i < left.size(); i++) {
            if (BsonOrder.INSTANCE.compare(left.value(i), right.value(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks again unless this document was checked last: a new index is first checked against all documents and then
     * filled with them.
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // The same document, not an equal one.
    public void add(Document document, Long record, MongoCollection<Long> collection) {
        if (checked != document) {
            checkAdd(document, collection);
        }
        checkedEntries.forEach(entry -> entries.add(entry.withRecord(record)));
        checked = null;
        checkedEntries = List.of();
        noteMultikey(document);
    }

    private void noteMultikey(Document document) {
        if (!isMultikey() && holdsArray(document)) {
            entries.markMultikey();
        }
    }

    private boolean holdsArray(Document document) {
        for (var path : paths) {
            if (path.get(document) instanceof Collection) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Long record, MongoCollection<Long> collection) {
        if (!hasSameKeys(oldDocument, newDocument)) {
            replaceEntries(oldDocument, newDocument, record);
        }
    }

    public void replaceEntries(Document oldDocument, Document newDocument, long record) {
        entriesOf(oldDocument, record).forEach(entries::remove);
        entriesOf(newDocument, record).forEach(entries::add);
        noteMultikey(newDocument);
    }

    /** Whether the indexed fields of both documents are equal. */
    public boolean hasSameKeys(Document left, Document right) {
        for (var path : paths) {
            if (!Objects.equals(path.get(left), path.get(right))) {
                return false;
            }
        }
        return true;
    }

    public void remove(Document document, long record) {
        entriesOf(document, record).forEach(entries::remove);
    }

    /** Entries can only be removed together with their record's number. */
    @Override
    public Long remove(Document document) {
        throw new UnsupportedOperationException("The record number is required");
    }

    private List<IndexEntry> entriesOf(Document document, long record) {
        var values = new @Nullable Object[paths.size()];
        int array = -1;
        boolean present = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = asStored(paths.get(i).get(document));
            present |= !(values[i] instanceof Missing);
            if (values[i] instanceof Collection) {
                requireSingleArray(array, i);
                array = i;
            }
        }
        if (isSparse() && !present) {
            return List.of();
        }
        return array < 0 ? List.of(new IndexEntry(values, record)) : entriesOfArray(values, array, record);
    }

    /** Dates are stored in milliseconds; $currentDate sets one of a higher precision. */
    private static @Nullable Object asStored(@Nullable Object value) {
        return value instanceof Instant date ? date.truncatedTo(ChronoUnit.MILLIS) : value;
    }

    private void requireSingleArray(int array, int field) {
        if (array >= 0) {
            throw new CannotIndexParallelArraysError(
                    List.of(paths.get(array).name(), paths.get(field).name()));
        }
    }

    private static List<IndexEntry> entriesOfArray(@Nullable Object[] values, int array, long record) {
        var elements = (Collection<?>) Objects.requireNonNull(values[array]);
        var entries = new ArrayList<IndexEntry>();
        for (var element : elements.isEmpty() ? List.of(Missing.getInstance()) : distinct(elements)) {
            var entry = Arrays.copyOf(values, values.length);
            entry[array] = element;
            entries.add(new IndexEntry(entry, record));
        }
        return entries;
    }

    private static List<@Nullable Object> distinct(Collection<?> elements) {
        var sorted = new ArrayList<@Nullable Object>(elements);
        sorted.sort(BsonOrder.INSTANCE);
        var distinct = new ArrayList<@Nullable Object>();
        for (var element : sorted) {
            if (distinct.isEmpty() || BsonOrder.INSTANCE.compare(distinct.getLast(), element) != 0) {
                distinct.add(element);
            }
        }
        return distinct;
    }

    /** The collection plans queries itself. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Long> getPositions(Document query) {
        throw new UnsupportedOperationException("Queries are planned by the collection");
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return getCount() * ESTIMATED_ENTRY_BYTES;
    }

    @Override
    public void drop() {
        entries.drop();
    }
}
