package io.countersign.embedded.query;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.index.BsonOrder;
import io.countersign.embedded.index.FieldPath;
import io.countersign.embedded.index.IndexEntry;
import io.countersign.embedded.index.OrderedIndex;
import io.countersign.embedded.index.scan.EntryScan;
import io.countersign.embedded.index.scan.FieldBounds;
import io.countersign.embedded.index.scan.IndexScan;
import io.countersign.embedded.index.scan.Interval;
import io.countersign.embedded.index.scan.MergedScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one index within bounds.
 *
 * @param mergedBy positions of the fields by which one scan per combination of leading values is merged; empty for a
 *     single scan
 */
record IndexPlan(
        OrderedIndex index,
        List<FieldBounds> bounds,
        boolean forward,
        boolean isSorted,
        List<Integer> mergedBy,
        Document residual)
        implements QueryPlan {

    /** Whether at most one document matches per combination of values. */
    boolean isUniqueLookup() {
        if (!index.isUnique() || index.isMultikey()) {
            return false;
        }
        for (var field : bounds) {
            if (!field.isPoints()) {
                return false;
            }
        }
        return true;
    }

    int boundedFields() {
        int bounded = 0;
        while (bounded < bounds.size() && !bounds.get(bounded).isAll()) {
            bounded++;
        }
        return bounded;
    }

    EntryScan scan() {
        if (mergedBy.isEmpty()) {
            return new IndexScan(index, bounds, forward);
        }
        var scans = new ArrayList<IndexScan>();
        addScans(new ArrayList<>(), scans);
        return new MergedScan(scans, mergeOrder());
    }

    private void addScans(List<FieldBounds> prefix, List<IndexScan> scans) {
        int field = prefix.size();
        if (field == mergedBy.getFirst()) {
            prefix.addAll(bounds.subList(field, bounds.size()));
            scans.add(new IndexScan(index, List.copyOf(prefix), forward));
            return;
        }
        for (var point : bounds.get(field).intervals()) {
            var extended = new ArrayList<>(prefix);
            extended.add(FieldBounds.exactly(point));
            addScans(extended, scans);
        }
    }

    private Comparator<IndexEntry> mergeOrder() {
        return (left, right) -> {
            for (int field : mergedBy) {
                int order = BsonOrder.INSTANCE.compare(left.value(field), right.value(field));
                if (order != 0) {
                    return index.isAscending(field) == forward ? order : -order;
                }
            }
            return Long.compare(left.record(), right.record());
        };
    }

    @Override
    public boolean covers(@Nullable Set<String> fields) {
        if (fields == null || index.isMultikey()) {
            return false;
        }
        var names = index.paths().stream().map(FieldPath::name).toList();
        return names.containsAll(fields)
                && fields.stream().noneMatch(field -> fields.stream().anyMatch(other -> other.startsWith(field + ".")));
    }

    /** @return a document with these fields, as far as the indexed document has them */
    Document fromKeys(IndexEntry entry, Set<String> fields) {
        var document = new Document();
        for (int i = 0; i < entry.size(); i++) {
            var path = index.paths().get(i);
            if (fields.contains(path.name())) {
                path.put(document, entry.value(i));
            }
        }
        return document;
    }

    @Override
    public Document describe() {
        var pattern = new Document();
        var described = new Document();
        for (int i = 0; i < bounds.size(); i++) {
            IndexKey key = index.getKeys().get(i);
            pattern.append(key.getKey(), key.isAscending() ? 1 : -1);
            described.append(
                    key.getKey(),
                    bounds.get(i).intervals().stream().map(Interval::describe).toList());
        }
        return new Document("stage", "IXSCAN")
                .append("keyPattern", pattern)
                .append("indexName", index.getName())
                .append("isMultiKey", index.isMultikey())
                .append("isUnique", index.isUnique())
                .append("isSparse", index.holdsOnlyPresent())
                .append("direction", forward ? "forward" : "backward")
                .append("indexBounds", described);
    }
}
