package io.countersign.review;

import io.countersign.review.domain.ReviewCalendar;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reviewers work.
 *
 * @param lease how long a claim holds
 * @param promise review time within which an application is decided
 * @param holidays a file of days without review, in the place of the one that ships
 * @param sweepAfter how old a marker is before the sweep takes it up; longer than any write may stall
 */
@ConfigurationProperties("countersign.review")
record ReviewProperties(
        @DefaultValue("15m") Duration lease,
        @DefaultValue("2h") Duration promise,
        @Nullable Path holidays,
        @DefaultValue("10s") Duration sweepAfter) {

    ReviewProperties {
        if (!lease.isPositive() || !promise.isPositive() || sweepAfter.isNegative()) {
            throw new IllegalArgumentException("countersign.review: lease and promise are positive durations");
        }
    }

    ReviewCalendar calendar() {
        return new ReviewCalendar(promise, HolidayFile.of(holidays));
    }
}
