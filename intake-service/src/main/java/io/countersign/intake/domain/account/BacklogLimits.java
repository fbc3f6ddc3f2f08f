package io.countersign.intake.domain.account;

import io.countersign.contracts.events.ApplicationEvent;

/**
 * Limits of what an account submits.
 *
 * @param openRevisions further revisions of one signature while so many have no outcome
 * @param openAppeals appeals of one account without an outcome
 * @param revisions revisions of one signature in all, at most {@value ApplicationEvent#MAX_REVISIONS}
 */
public record BacklogLimits(int openRevisions, int openAppeals, int revisions) {

    public BacklogLimits {
        if (openRevisions < 1 || openAppeals < 0 || revisions < 1 || revisions > ApplicationEvent.MAX_REVISIONS) {
            throw new IllegalArgumentException("countersign.intake.bounds: open-revisions must be at least 1,"
                    + " open-appeals at least 0, and revisions between 1 and " + ApplicationEvent.MAX_REVISIONS);
        }
    }

    public static BacklogLimits defaults() {
        return new BacklogLimits(10, 3, ApplicationEvent.MAX_REVISIONS);
    }
}
