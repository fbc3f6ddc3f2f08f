package io.countersign.review.domain.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private final ReviewCalendar withMakeUpDay = new ReviewCalendar(
            Duration.ofHours(2),
            Set.of(LocalDate.parse("2026-10-07")),
            Set.of(LocalDate.parse("2026-10-10"), LocalDate.parse("2026-10-11")),
            75);

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-10-10T17:30, 2026-10-10T19:30, Saturday is worked until nine",
        "2026-10-10T20:30, 2026-10-11T10:30, into a Sunday",
        "2026-10-11T17:30, 2026-10-11T19:30, Sunday is worked until nine",
        "2026-10-06T20:00, 2026-10-08T10:00, over a holiday"
    })
    void aMakeUpDayHasTheHoursOfAWeekday(String submitted, String due, String why) {
        assertThat(withMakeUpDay.due(shanghai(submitted))).as(why).isEqualTo(shanghai(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 2026-11-23T11:30, PT1H30M",
        "2026-11-23T20:00, 2026-11-24T10:00, PT2H",
        "2026-11-21T17:00, 2026-11-22T10:00, PT2H",
        "2026-09-30T20:00, 2026-10-03T10:00, PT2H",
        "2026-11-23T22:00, 2026-11-24T08:00, PT0S",
        "2026-11-23T12:00, 2026-11-23T11:00, PT0S",
        "2026-11-23T09:00, 2026-11-26T09:00, PT36H"
    })
    void betweenTwoMomentsOnlyReviewTimeCounts(String start, String end, Duration time) {
        assertThat(calendar.between(shanghai(start), shanghai(end))).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00, PT2H, 2026-11-23T10:00",
        "2026-11-24T10:00, PT2H, 2026-11-23T20:00",
        "2026-11-22T10:00, PT2H, 2026-11-21T17:00",
        "2026-10-03T10:00, PT2H, 2026-09-30T20:00",
        "2026-11-24T03:00, PT1H, 2026-11-23T20:00",
        "2026-10-02T12:00, PT1H, 2026-09-30T20:00"
    })
    void backwardsAsForwards(String end, Duration time, String start) {
        assertThat(calendar.minus(shanghai(end), time)).isEqualTo(shanghai(start));
    }

    @Test
    void atRiskOnceTheShareOfThePromiseHasPassed() {
        assertThat(calendar.atRisk(shanghai("2026-11-24T09:15"))).isEqualTo(shanghai("2026-11-23T20:45"));
        assertThatThrownBy(() -> new ReviewCalendar(Duration.ofHours(2), Set.of(), Set.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
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
