package io.countersign.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.countersign.embedded.index.OrderedIndex;
import io.countersign.embedded.index.scan.FieldBounds;
import io.countersign.embedded.index.scan.FilterBounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the indexes that can serve a query: by bounds on their first field, or by their order. A sparse index serves only
 * filters that exclude documents without all of its fields; a multikey index does not serve a sort.
 */
final class QueryPlanner {

    private static final int MAX_MERGED_SCANS = 100;

    private record Direction(boolean forward, List<Integer> sortedBy) {}

    private final List<OrderedIndex> indexes;

    QueryPlanner(List<OrderedIndex> indexes) {
        this.indexes = indexes;
    }

    /** @return the plans that are worth comparing, the most bounded first; never empty */
    List<QueryPlan> plan(Document filter, @Nullable Document sort) {
        var order = SortOrder.of(sort);
        var plans = new ArrayList<IndexPlan>();
        if (!SortOrder.isNatural(sort) && !(filter.isEmpty() && order.isNone())) {
            for (var index : indexes) {
                var plan = planOf(index, filter, order);
                if (plan != null && plan.isUniqueLookup()) {
                    return List.of(plan);
                }
                if (plan != null) {
                    plans.add(plan);
                }
            }
        }
        if (plans.isEmpty()) {
            return List.of(new CollectionPlan(filter, order.isNone(), !SortOrder.isNaturalBackward(sort)));
        }
        plans.sort(Comparator.comparingInt(IndexPlan::boundedFields).reversed());
        return List.copyOf(plans);
    }

    private static @Nullable IndexPlan planOf(OrderedIndex index, Document filter, SortOrder sort) {
        var first = FilterBounds.of(index.paths().getFirst().name(), filter, index.isMultikey());
        boolean bounded = !first.isAll();
        if (!bounded && sort.isNone()) {
            return null;
        }
        var bounds = bounds(index, filter);
        if (index.holdsOnlyPresent() && bounds.stream().noneMatch(FieldBounds::exists)) {
            return null;
        }
        var residual = residual(index, filter);
        var direction = direction(index, bounds, sort, FieldBounds::isPoint);
        if (direction != null) {
            return new IndexPlan(index, bounds, direction.forward(), true, List.of(), residual);
        }
        if (!bounded) {
            return null;
        }
        var merged = direction(index, bounds, sort, FieldBounds::isPoints);
        if (merged != null && scansToMerge(bounds, merged) <= MAX_MERGED_SCANS) {
            return new IndexPlan(index, bounds, merged.forward(), true, merged.sortedBy(), residual);
        }
        return new IndexPlan(index, bounds, true, false, List.of(), residual);
    }

    private static List<FieldBounds> bounds(OrderedIndex index, Document filter) {
        var bounds = new ArrayList<FieldBounds>(index.paths().size());
        for (var path : index.paths()) {
            bounds.add(FilterBounds.of(path.name(), filter, index.isMultikey()));
        }
        return bounds;
    }

    private static long scansToMerge(List<FieldBounds> bounds, Direction direction) {
        long scans = 1;
        for (var field : bounds.subList(0, direction.sortedBy().getFirst())) {
            scans = Math.min(Integer.MAX_VALUE, scans * field.intervals().size());
        }
        return scans;
    }

    /**
     * Matches the index against the sort. Fields with a fixed value may precede or interrupt the sorted fields.
     *
     * @return null if the index does not yield the order
     */
    private static @Nullable Direction direction(
            OrderedIndex index, List<FieldBounds> bounds, SortOrder sort, Predicate<FieldBounds> fixed) {
        if (index.isMultikey() && !sort.isNone()) {
            return null;
        }
        var sortedBy = new ArrayList<Integer>();
        Boolean forward = null;
        int field = 0;
        for (var sorted : sort.fields()) {
            if (isConstant(index, bounds, sorted)) {
                continue;
            }
            Predicate<FieldBounds> skipped = sortedBy.isEmpty() ? fixed : FieldBounds::isPoint;
            while (field < bounds.size() && !isField(index, field, sorted) && skipped.test(bounds.get(field))) {
                field++;
            }
            if (field == bounds.size() || !isField(index, field, sorted)) {
                return null;
            }
            boolean same = index.isAscending(field) == sorted.ascending();
            if (forward != null && forward != same) {
                return null;
            }
            forward = same;
            sortedBy.add(field++);
        }
        return new Direction(forward == null || forward, sortedBy);
    }

    private static boolean isConstant(OrderedIndex index, List<FieldBounds> bounds, SortOrder.Field sorted) {
        for (int i = 0; i < bounds.size(); i++) {
            if (isField(index, i, sorted) && bounds.get(i).isPoint()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isField(OrderedIndex index, int field, SortOrder.Field sorted) {
        return index.paths().get(field).name().equals(sorted.path().name());
    }

    /** Drops the conditions that the bounds express completely. */
    private static Document residual(OrderedIndex index, Document filter) {
        if (index.isMultikey()) {
            return filter;
        }
        var ensured = new ArrayList<String>();
        for (var path : index.paths()) {
            var name = path.name();
            if (filter.containsKey(name) && FilterBounds.areExact(filter.get(name))) {
                ensured.add(name);
            }
        }
        if (ensured.isEmpty()) {
            return filter;
        }
        var residual = filter.clone();
        ensured.forEach(residual::remove);
        return residual;
    }
}
