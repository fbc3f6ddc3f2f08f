package io.countersign.review;

import io.countersign.review.domain.claim.ClaimSettings;
import io.countersign.review.domain.clock.ReviewCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reviewers work.
 *
 * @param lease how long a claim holds
 * @param claims how many cases a reviewer may hold at a time
 * @param skip how long a skipped case is not offered to the reviewer again
 * @param handOver how long a case is offered to the one reviewer to whom it was handed over
 * @param reviewers subjects of tokens of reviewers to whom cases may be handed before they have claimed one
 * @param promise review time within which an application is decided
 * @param holidays a file of days without review, in the place of the one that ships
 * @param timeToAnswer calendar time after which a question to the applicant closes without an answer
 * @param riskPercent share of the promise after which a decision is at risk
 * @param timerEvery how often questions that have ended and decisions at risk or overdue are looked for
 * @param sweepEvery how often verdicts whose event a crash left unpublished are looked for
 * @param sweepAfter how old a marker is before the sweep takes it up; longer than any write may stall
 */
@Validated
@ConfigurationProperties("countersign.review")
record ReviewProperties(
        @DefaultValue("15m") @DurationMin(millis = 1) Duration lease,

        @DefaultValue("5") @Range(min = 1, max = ClaimSettings.MAX_CLAIMS_LIMIT)
        int claims,

        @DefaultValue("30m") @DurationMin(millis = 1) Duration skip,
        @DefaultValue("30m") @DurationMin(millis = 1) Duration handOver,
        @DefaultValue Set<String> reviewers,
        @DefaultValue("2h") @DurationMin(millis = 1) Duration promise,
        @Nullable Path holidays,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration timerEvery,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration sweepEvery,
        @DefaultValue("10s") @DurationMin Duration sweepAfter,

        @DefaultValue("3d") @DurationMin(millis = 1) @DurationMax(days = 90)
        Duration timeToAnswer,

        @DefaultValue("75") @Range(min = 1, max = 100) int riskPercent) {

    ReviewProperties {
        reviewers = Set.copyOf(reviewers);
    }

    ClaimSettings claimSettings() {
        return new ClaimSettings(lease, claims, skip, handOver);
    }

    ReviewCalendar calendar(WorkingDays days) {
        return new ReviewCalendar(promise, days.holidays(), days.makeUpDays(), riskPercent);
    }
}
