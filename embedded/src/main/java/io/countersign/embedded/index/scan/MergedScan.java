package io.countersign.embedded.index.scan;

import io.countersign.embedded.index.IndexEntry;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges scans that are each in order, so that {@code $in} on a leading field keeps the order of the following ones. */
public final class MergedScan implements EntryScan {

    private record Head(IndexEntry entry, IndexScan scan) {}

    private final List<IndexScan> scans;
    private final PriorityQueue<Head> heads;

    public MergedScan(List<IndexScan> scans, Comparator<IndexEntry> order) {
        this.scans = scans;
        heads = new PriorityQueue<>(Comparator.comparing(Head::entry, order));
        scans.forEach(this::addHead);
    }

    private void addHead(IndexScan scan) {
        if (scan.hasNext()) {
            heads.add(new Head(scan.next(), scan));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public IndexEntry next() {
        var head = heads.remove();
        addHead(head.scan());
        return head.entry();
    }

    @Override
    public long examined() {
        return scans.stream().mapToLong(IndexScan::examined).sum();
    }
}
