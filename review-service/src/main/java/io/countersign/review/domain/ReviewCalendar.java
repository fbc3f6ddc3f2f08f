package io.countersign.review.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * When reviewers work: Monday to Friday 9 to 21, Saturday and Sunday 9 to 18, Shanghai's time, never on a holiday.
 *
 * @param promise how much review time an application may take
 */
public record ReviewCalendar(Duration promise, Set<LocalDate> holidays) {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(21, 0);
    private static final LocalTime CLOSES_AT_WEEKENDS = LocalTime.of(18, 0);

    public ReviewCalendar {
        holidays = Set.copyOf(holidays);
    }

    /** When an application of this moment has to be decided. */
    public Instant due(Instant submitted) {
        return after(submitted, promise);
    }

    /** When it probably will be: as promised, counted from now where that is late already. */
    public Instant expected(Instant submitted, Instant now) {
        var due = due(submitted);
        return due.isAfter(now) ? due : after(now, promise);
    }

    private Instant after(Instant start, Duration reviewTime) {
        var moment = start.truncatedTo(ChronoUnit.MILLIS).atZone(SHANGHAI);
        var left = reviewTime;
        while (true) {
            var opening = latest(moment, moment.with(OPENS));
            var closing = closing(moment);
            var today = Duration.between(opening, closing);
            if (today.compareTo(left) >= 0) {
                return opening.plus(left).toInstant();
            }
            left = today.isPositive() ? left.minus(today) : left;
            moment = moment.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        }
    }

    private ZonedDateTime closing(ZonedDateTime day) {
        if (holidays.contains(day.toLocalDate())) {
            return day.truncatedTo(ChronoUnit.DAYS);
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return day.with(weekend ? CLOSES_AT_WEEKENDS : CLOSES);
    }

    private static ZonedDateTime latest(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
