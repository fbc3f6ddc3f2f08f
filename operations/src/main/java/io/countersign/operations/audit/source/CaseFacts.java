package io.countersign.operations.audit.source;

import java.util.SortedMap;

/**
 * Review's case of one signature. Numbers are fingerprints, 0 for none.
 *
 * @param unsent verdicts that are not published yet
 */
public record CaseFacts(
        String account, SortedMap<Integer, Revision> revisions, int withdrawnUpTo, long retired, int unsent) {

    /** Open, or decided: then its outcome is there. */
    public record Revision(boolean open, boolean approved, long outcome, long content) {}
}
