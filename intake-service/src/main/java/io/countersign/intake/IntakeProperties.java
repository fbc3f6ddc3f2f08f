package io.countersign.intake;

import io.countersign.intake.domain.account.BacklogLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of what an account submits.
 *
 * @param openRevisions further revisions of one signature are refused while more than so many have no outcome
 * @param openAppeals appeals of one account without an outcome
 * @param revisions revisions of one signature in all
 * @param backlog revisions of one platform or account that wait for their automatic decision, per instance
 */
@ConfigurationProperties("countersign.intake.bounds")
record IntakeProperties(
        @DefaultValue("10") int openRevisions,
        @DefaultValue("3") int openAppeals,
        @DefaultValue("14") int revisions,
        @DefaultValue("20") int backlog) {

    /** Checks the values while they are bound. */
    IntakeProperties {
        if (backlog < 1) {
            throw new IllegalArgumentException("countersign.intake.bounds: backlog must be at least 1");
        }
        var _ = new BacklogLimits(openRevisions, openAppeals, revisions);
    }

    BacklogLimits bounds() {
        return new BacklogLimits(openRevisions, openAppeals, revisions);
    }
}
