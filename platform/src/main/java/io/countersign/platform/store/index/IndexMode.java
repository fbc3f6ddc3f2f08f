package io.countersign.platform.store.index;

/** What a service does at start about the indexes that it needs. */
public enum IndexMode {

    /** Creates those that are absent. */
    CREATE,

    /** Creates none, and refuses to start without them: for a user without the right to create indexes. */
    VERIFY
}
