package io.countersign.review.domain.clock;

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
 * When reviewers work: Monday to Friday 9 to 21, Saturday and Sunday 9 to 18, Shanghai's time, never on a holiday; on a
 * make-up day as on a Monday.
 *
 * @param promise how much review time an application may take
 * @param holidays days without review
 * @param makeUpDays days of a weekend on which is worked as from Monday to Friday
 * @param riskPercent share of the promise after which a decision is at risk
 */
public record ReviewCalendar(Duration promise, Set<LocalDate> holidays, Set<LocalDate> makeUpDays, int riskPercent) {

    public static final int DEFAULT_RISK_PERCENT = 75;

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(21, 0);
    private static final LocalTime CLOSES_AT_WEEKENDS = LocalTime.of(18, 0);

    public ReviewCalendar {
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        if (riskPercent < 1 || riskPercent > 100) {
            throw new IllegalArgumentException("the share for a decision at risk is 1 to 100 percent");
        }
    }

    /** Without make-up days. */
    public ReviewCalendar(Duration promise, Set<LocalDate> holidays) {
        this(promise, holidays, Set.of(), DEFAULT_RISK_PERCENT);
    }

    /** When an application of this moment has to be decided. */
    public Instant due(Instant submitted) {
        return plus(submitted, promise);
    }

    /** When it probably will be: as promised, counted from now where that is late already. */
    public Instant expected(Instant submitted, Instant now) {
        var due = due(submitted);
        return due.isAfter(now) ? due : plus(now, promise);
    }

    /** When a decision that is due then is at risk: the rest of the promise before it. */
    public Instant atRisk(Instant due) {
        return minus(due, promise.multipliedBy(100L - riskPercent).dividedBy(100));
    }

    /** The moment so much review time later. */
    public Instant plus(Instant start, Duration reviewTime) {
        var moment = start.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE);
        var left = reviewTime;
        while (true) {
            var opening = later(moment, moment.with(OPENS));
            var today = Duration.between(opening, closing(moment));
            if (today.compareTo(left) >= 0) {
                return opening.plus(left).toInstant();
            }
            left = today.isPositive() ? left.minus(today) : left;
            moment = moment.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        }
    }

    /** The latest moment that is so much review time earlier. */
    public Instant minus(Instant end, Duration reviewTime) {
        var moment = end.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE);
        var left = reviewTime;
        while (true) {
            var closing = earlier(moment, closing(moment));
            var today = Duration.between(moment.with(OPENS), closing);
            if (today.compareTo(left) >= 0) {
                return closing.minus(left).toInstant();
            }
            left = today.isPositive() ? left.minus(today) : left;
            moment = moment.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.MILLIS);
        }
    }

    /** The review time from one moment to a later one; zero if it is not later. */
    public Duration between(Instant start, Instant end) {
        var last = end.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE);
        var sum = Duration.ZERO;
        var moment = start.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE);
        while (moment.isBefore(last)) {
            var today = Duration.between(later(moment, moment.with(OPENS)), earlier(last, closing(moment)));
            sum = today.isPositive() ? sum.plus(today) : sum;
            moment = moment.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        }
        return sum;
    }

    private ZonedDateTime closing(ZonedDateTime day) {
        var date = day.toLocalDate();
        if (holidays.contains(date)) {
            return day.truncatedTo(ChronoUnit.DAYS);
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return day.with(weekend && !makeUpDays.contains(date) ? CLOSES_AT_WEEKENDS : CLOSES);
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
