package io.countersign.embedded.index;

import java.util.Iterator;

/** The sorted entries of one index. */
public interface EntrySet {

    void add(IndexEntry entry);

    void remove(IndexEntry entry);

    /** @return the entries from the bound on, forward or backward; reflects later changes or not */
    Iterator<IndexEntry> from(IndexEntry bound, boolean forward);

    long size();

    /** Whether a document has, or had, several entries. */
    boolean isMultikey();

    void markMultikey();

    void drop();
}
