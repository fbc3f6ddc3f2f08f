package io.countersign.review.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the pages show them, on the clock of the business calendar. */
public record ConsoleTime(ConsoleMessages messages, Locale locale, Instant now) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZONE);
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int HOURS_OF_A_DAY = 24;

    public String at(Instant time) {
        return DateTimeFormatter.ofPattern(messages.text(locale, "time.format"), locale)
                .withZone(ZONE)
                .format(time);
    }

    /** The time of day, with the date unless it is today. */
    public String clock(Instant time) {
        var isToday = LocalDate.ofInstant(time, ZONE).equals(LocalDate.ofInstant(now, ZONE));
        return isToday ? TIME_OF_DAY.format(time) : at(time);
    }

    /** To the second, with the zone. */
    public String exact(Instant time) {
        return EXACT.format(time);
    }

    /** How long ago, in the largest whole unit. */
    public String age(Instant time) {
        return span(Duration.between(time, now));
    }

    /** "in 18 min", or "12 min overdue". */
    public String due(Instant time) {
        var left = Duration.between(now, time);
        return left.isNegative()
                ? messages.text(locale, "time.overdue", span(left.negated()))
                : messages.text(locale, "time.in", span(left));
    }

    /** bad once overdue, warn in the last half an hour. */
    public String urgency(Instant due) {
        var left = Duration.between(now, due);
        return left.isNegative() ? "bad" : left.compareTo(Duration.ofMinutes(30)) < 0 ? "warn" : "none";
    }

    private String span(Duration time) {
        return span(messages, locale, time);
    }

    /** In the largest whole unit, from minutes on. */
    public static String span(ConsoleMessages messages, Locale locale, Duration time) {
        var minutes = Math.max(0, time.toMinutes());
        if (minutes < MINUTES_OF_AN_HOUR) {
            return messages.text(locale, "time.minutes", minutes);
        }
        var hours = minutes / MINUTES_OF_AN_HOUR;
        return hours < 2L * HOURS_OF_A_DAY
                ? messages.text(locale, "time.hours", hours, minutes % MINUTES_OF_AN_HOUR)
                : messages.text(locale, "time.days", hours / HOURS_OF_A_DAY);
    }
}
