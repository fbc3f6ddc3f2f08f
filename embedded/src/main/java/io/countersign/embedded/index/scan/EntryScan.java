package io.countersign.embedded.index.scan;

import io.countersign.embedded.index.IndexEntry;
import java.util.Iterator;

/** Index entries in the order of a plan. */
public interface EntryScan extends Iterator<IndexEntry> {

    /** @return how many entries were read so far, within the bounds or not */
    long examined();
}
