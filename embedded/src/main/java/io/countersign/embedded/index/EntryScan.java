package io.countersign.embedded.index;

import java.util.Iterator;

/** Index entries in the order of a plan. */
interface EntryScan extends Iterator<IndexEntry> {

    /** @return how many entries were read so far, within the bounds or not */
    long examined();
}
