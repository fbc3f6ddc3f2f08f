package io.countersign.embedded.index.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that a filter sets for one field: every matching document's value lies in one of the intervals.
 *
 * @param intervals ascending and disjoint; none if no document can match
 * @param exact whether every value in the intervals matches
 * @param exists whether documents without the field cannot match
 */
public record FieldBounds(List<Interval> intervals, boolean exact, boolean exists) {

    static final FieldBounds ALL = new FieldBounds(List.of(Interval.ALL), false, false);
    static final FieldBounds PRESENT = new FieldBounds(List.of(Interval.ALL), false, true);

    public static FieldBounds exactly(Interval interval) {
        return new FieldBounds(List.of(interval), true, true).checkedForNull();
    }

    static FieldBounds within(Interval interval) {
        return new FieldBounds(List.of(interval), false, true).checkedForNull();
    }

    static FieldBounds points(List<@Nullable Object> values) {
        var points = new ArrayList<Interval>(values.size());
        for (var value : values) {
            points.add(Interval.point(value));
        }
        return new FieldBounds(merge(points), true, true).checkedForNull();
    }

    private FieldBounds checkedForNull() {
        return isAll() || locate(null, true) >= 0 ? new FieldBounds(intervals, exact, false) : this;
    }

    public boolean isAll() {
        return intervals.size() == 1 && intervals.getFirst().isAll();
    }

    public boolean isPoint() {
        return intervals.size() == 1 && intervals.getFirst().isPoint();
    }

    public boolean isPoints() {
        for (var interval : intervals) {
            if (!interval.isPoint()) {
                return false;
            }
        }
        return !intervals.isEmpty();
    }

    FieldBounds and(FieldBounds other) {
        var common = new ArrayList<Interval>();
        for (int i = 0, j = 0; i < intervals.size() && j < other.intervals.size(); ) {
            var left = intervals.get(i);
            var right = other.intervals.get(j);
            var both = left.intersect(right);
            if (!both.isEmpty()) {
                common.add(both);
            }
            if (left.compareHighs(right) < 0) {
                i++;
            } else {
                j++;
            }
        }
        return new FieldBounds(List.copyOf(common), exact && other.exact, exists || other.exists);
    }

    FieldBounds or(FieldBounds other) {
        var all = new ArrayList<>(intervals);
        all.addAll(other.intervals);
        return new FieldBounds(merge(all), exact && other.exact, exists && other.exists);
    }

    private static List<Interval> merge(List<Interval> intervals) {
        if (intervals.size() < 2) {
            return List.copyOf(intervals);
        }
        var sorted = new ArrayList<>(intervals);
        sorted.sort(Interval::compareLows);
        var merged = new ArrayList<Interval>(sorted.size());
        for (var next : sorted) {
            if (!merged.isEmpty() && merged.getLast().touches(next)) {
                merged.set(merged.size() - 1, merged.getLast().extendTo(next));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /**
     * Finds the interval that holds a value, or the next one in the direction of a scan.
     *
     * @return its position; if none holds the value, {@code -1 - position} of the next one, which is outside of the list
     *     if none follows
     */
    int locate(@Nullable Object value, boolean ascending) {
        int low = 0;
        int high = intervals.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (intervals.get(middle).isBelow(value)) {
                low = middle + 1;
            } else if (intervals.get(middle).isAbove(value)) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        int next = ascending ? low : high;
        return -1 - (next < 0 ? intervals.size() : next);
    }
}
