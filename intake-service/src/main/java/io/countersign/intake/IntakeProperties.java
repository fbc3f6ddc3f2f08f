package io.countersign.intake;

import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.intake.domain.account.BacklogLimits;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what an account submits.
 *
 * @param openRevisions further revisions of one signature are refused while more than so many have no outcome
 * @param openAppeals appeals of one account without an outcome
 * @param revisions revisions of one signature in all
 * @param backlog revisions of one platform or account that wait for their automatic decision, per instance
 */
@Validated
@ConfigurationProperties("countersign.intake.bounds")
record IntakeProperties(
        @DefaultValue("10") @Positive int openRevisions,
        @DefaultValue("3") @PositiveOrZero int openAppeals,

        @DefaultValue("14") @Range(min = 1, max = ApplicationEvent.MAX_REVISIONS)
        int revisions,

        @DefaultValue("20") @Positive int backlog) {

    BacklogLimits bounds() {
        return new BacklogLimits(openRevisions, openAppeals, revisions);
    }
}
