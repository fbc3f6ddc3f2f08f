package io.countersign.review.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewCalendarTest {

    private final ReviewCalendar calendar = new ReviewCalendar(
            Duration.ofHours(2), Set.of(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-02")));

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-11-23T10:00, 2026-11-23T12:00, within a weekday",
        "2026-11-23T19:00, 2026-11-23T21:00, to the last minute of a weekday",
        "2026-11-23T20:00, 2026-11-24T10:00, over night",
        "2026-11-23T21:00, 2026-11-24T11:00, after hours",
        "2026-11-23T23:30, 2026-11-24T11:00, late at night",
        "2026-11-24T03:00, 2026-11-24T11:00, before hours",
        "2026-11-20T20:30, 2026-11-21T10:30, into Saturday",
        "2026-11-21T17:30, 2026-11-22T10:30, Saturday ends at six",
        "2026-11-22T18:00, 2026-11-23T11:00, Sunday evening",
        "2026-09-30T20:00, 2026-10-03T10:00, over two holidays into Saturday",
        "2026-10-01T12:00, 2026-10-03T11:00, on a holiday"
    })
    void dueAfterTwoHoursOfReviewTime(String submitted, String due, String why) {
        assertThat(calendar.due(shanghai(submitted))).as(why).isEqualTo(shanghai(due));
    }

    @Test
    void aLongPromiseSpansDays() {
        var slow = new ReviewCalendar(Duration.ofHours(24), Set.of());

        assertThat(slow.due(shanghai("2026-11-23T09:00"))).isEqualTo(shanghai("2026-11-24T21:00"));
    }

    @Test
    void whatIsLateAlreadyIsExpectedAsIfItCameNow() {
        var submitted = shanghai("2026-11-23T09:00");

        assertThat(calendar.expected(submitted, shanghai("2026-11-23T10:00"))).isEqualTo(calendar.due(submitted));
        assertThat(calendar.expected(submitted, shanghai("2026-11-23T12:00"))).isEqualTo(shanghai("2026-11-23T14:00"));
    }
}
