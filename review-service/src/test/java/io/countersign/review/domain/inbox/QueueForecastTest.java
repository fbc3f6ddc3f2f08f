package io.countersign.review.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.review.domain.clock.ReviewCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueForecastTest {

    private static final Duration WINDOW = Duration.ofHours(2);
    private final ReviewCalendar calendar = new ReviewCalendar(Duration.ofHours(2), Set.of());

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(ReviewCalendar.ZONE).toInstant();
    }

    private Instant expected(long waiting, long decided, String now) {
        return new QueueForecast(waiting, decided, WINDOW).expected(calendar, shanghai(now), shanghai(now));
    }

    @Test
    void theQueueBeforeItIsDecidedAtTheRecentPaceWithAMargin() {
        // 60 within two hours: two minutes each, three with the margin; 19 wait, this one is the twentieth
        assertThat(expected(19, 60, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T11:00"));
        assertThat(expected(39, 60, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T12:00"));
    }

    @Test
    void onlyReviewTimeCounts() {
        assertThat(expected(19, 60, "2026-11-23T20:30")).isEqualTo(shanghai("2026-11-24T09:30"));
    }

    @Test
    void anEmptyQueueTakesAQuarterOfThePromise() {
        assertThat(expected(0, 1_000, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T10:30"));
    }

    @Test
    void thePromiseCountsWhereThePaceIsUnknown() {
        assertThat(expected(1_000, 0, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T12:00"));
    }

    @Test
    void fewDecisionsAreNoPace() {
        assertThat(expected(40, 1, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T12:00"));
        assertThat(expected(40, 2, "2026-11-23T10:00")).isEqualTo(shanghai("2026-11-23T12:00"));
        assertThat(expected(40, QueueForecast.MIN_DECISIONS - 1, "2026-11-23T20:30"))
                .isEqualTo(shanghai("2026-11-24T10:30"));
    }

    @Test
    void thePaceOfTheSmallestSampleCounts() {
        // ten within two hours: twelve minutes each, eighteen with the margin
        assertThat(expected(9, QueueForecast.MIN_DECISIONS, "2026-11-23T10:00"))
                .isEqualTo(shanghai("2026-11-23T13:00"));
    }

    @Test
    void theLongestEstimateIsBounded() {
        assertThat(expected(Long.MAX_VALUE / 4, QueueForecast.MIN_DECISIONS, "2026-11-23T09:00"))
                .isEqualTo(calendar.plus(shanghai("2026-11-23T09:00"), Duration.ofHours(100)));
    }

    @Test
    void noNumberIsNegative() {
        assertThatThrownBy(() -> new QueueForecast(-1, 0, WINDOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
