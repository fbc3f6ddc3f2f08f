package io.countersign.operations.audit;

import java.util.SortedMap;

/**
 * What review's store says of one signature. Numbers are fingerprints, 0 for none.
 *
 * @param unsent verdicts that are not published yet
 */
record CaseFacts(String account, SortedMap<Integer, Revision> revisions, int withdrawnUpTo, long retired, int unsent) {

    /** Open, or decided: then its outcome is there. */
    record Revision(boolean open, boolean approved, long outcome, long content) {}
}
