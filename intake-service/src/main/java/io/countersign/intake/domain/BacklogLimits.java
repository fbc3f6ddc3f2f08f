package io.countersign.intake.domain;

/**
 * How much may wait at once.
 *
 * @param openRevisions revisions of one signature without an outcome
 * @param openAppeals appeals of one account without an outcome
 * @param revisions revisions of one signature in all, so that its view stays small enough to store
 */
public record BacklogLimits(int openRevisions, int openAppeals, int revisions) {

    public static BacklogLimits defaults() {
        return new BacklogLimits(20, 3, 500);
    }
}
