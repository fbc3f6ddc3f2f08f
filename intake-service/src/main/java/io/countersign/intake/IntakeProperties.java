package io.countersign.intake;

import io.countersign.intake.domain.BacklogLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may wait at once.
 *
 * @param openRevisions revisions of one signature without an outcome
 * @param openAppeals appeals of one account without an outcome
 * @param revisions revisions of one signature in all
 * @param backlog revisions of one platform or account that wait for their automatic decision, per instance
 */
@ConfigurationProperties("countersign.intake.bounds")
record IntakeProperties(
        @DefaultValue("20") int openRevisions,
        @DefaultValue("3") int openAppeals,
        @DefaultValue("500") int revisions,
        @DefaultValue("200") int backlog) {

    IntakeProperties {
        if (openRevisions < 1 || backlog < 1 || openAppeals < 0 || revisions < 1 || revisions > 1_000) {
            throw new IllegalArgumentException("countersign.intake.bounds: at least 1, and at most 1000 revisions");
        }
    }

    BacklogLimits bounds() {
        return new BacklogLimits(openRevisions, openAppeals, revisions);
    }
}
