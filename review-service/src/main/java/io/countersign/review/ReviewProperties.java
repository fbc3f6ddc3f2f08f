package io.countersign.review;

import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.queue.ClaimSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
@ConfigurationProperties("countersign.review")
record ReviewProperties(
        @DefaultValue("15m") Duration lease,
        @DefaultValue("5") int claims,
        @DefaultValue("30m") Duration skip,
        @DefaultValue("30m") Duration handOver,
        @DefaultValue Set<String> reviewers,
        @DefaultValue("2h") Duration promise,
        @Nullable Path holidays,
        @DefaultValue("5s") Duration timerEvery,
        @DefaultValue("5s") Duration sweepEvery,
        @DefaultValue("10s") Duration sweepAfter,
        @DefaultValue("3d") Duration timeToAnswer,
        @DefaultValue("75") int riskPercent) {

    private static final Duration MAX_TIME_TO_ANSWER = Duration.ofDays(90);

    ReviewProperties {
        reviewers = Set.copyOf(reviewers);
        if (!promise.isPositive() || sweepAfter.isNegative()) {
            throw new IllegalArgumentException("countersign.review: promise is a positive duration");
        }
        if (!timerEvery.isPositive() || !sweepEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "countersign.review: timer-every and sweep-every are positive durations");
        }
        if (!timeToAnswer.isPositive() || timeToAnswer.compareTo(MAX_TIME_TO_ANSWER) > 0) {
            throw new IllegalArgumentException(
                    "countersign.review: time-to-answer is a positive duration of at most 90 days");
        }
        if (riskPercent < 1 || riskPercent > 100) {
            throw new IllegalArgumentException("countersign.review: risk-percent is between 1 and 100");
        }
        claimSettings(lease, claims, skip, handOver);
    }

    ClaimSettings claimSettings() {
        return claimSettings(lease, claims, skip, handOver);
    }

    private static ClaimSettings claimSettings(Duration lease, int claims, Duration skip, Duration handOver) {
        return new ClaimSettings(lease, claims, skip, handOver);
    }

    ReviewCalendar calendar(WorkingDays days) {
        return new ReviewCalendar(promise, days.holidays(), days.makeUpDays(), riskPercent);
    }
}
