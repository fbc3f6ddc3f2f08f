package io.countersign.review.console.search;

import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.console.ConsoleMessages;
import io.countersign.review.console.ConsoleTime;
import io.countersign.review.console.search.StatisticsScreen.Bar;
import io.countersign.review.console.search.StatisticsScreen.Plot;
import io.countersign.review.console.search.StatisticsScreen.Reviewer;
import io.countersign.review.console.search.StatisticsScreen.Used;
import io.countersign.review.domain.report.ReviewStatistics;
import io.countersign.review.domain.report.ReviewStatistics.HourCount;
import io.countersign.review.domain.report.ReviewStatistics.ReviewerTotal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the statistics' page: bars per hour for one day, per day for more. */
@Component
class StatisticsScreens {

    private static final int HOURS_OF_A_DAY = 24;
    private static final double GAP = 0.2;

    private final ConsoleMessages messages;

    StatisticsScreens(ConsoleMessages messages) {
        this.messages = messages;
    }

    StatisticsScreen of(ReviewStatistics statistics, int days, Locale locale) {
        var unit = days == 1 ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        var starts = starts(statistics.until(), days, unit);
        var scale = PlotScale.of(highest(statistics, starts, unit));
        var totals = statistics.reviewers();
        return new StatisticsScreen(
                days,
                totals.stream().mapToInt(one -> one.approved() + one.rejected()).sum(),
                totals.stream().mapToInt(ReviewerTotal::approved).sum(),
                totals.stream().mapToInt(ReviewerTotal::rejected).sum(),
                totals.stream().map(one -> reviewer(one, totals, locale)).toList(),
                scale.labels(),
                scale.lines(),
                starts.stream().map(start -> label(start, unit, locale)).toList(),
                totals.stream()
                        .map(one -> plot(one, statistics.hours(), starts, unit, scale.maximum(), locale))
                        .toList(),
                reasons(statistics, locale));
    }

    private static List<ZonedDateTime> starts(Instant until, int days, ChronoUnit unit) {
        var last = until.atZone(ConsoleTime.ZONE).truncatedTo(unit);
        int count = unit == ChronoUnit.HOURS ? HOURS_OF_A_DAY : days;
        return IntStream.range(0, count)
                .mapToObj(at -> last.minus((long) count - 1 - at, unit))
                .toList();
    }

    private static Stream<HourCount> within(
            List<HourCount> hours, String reviewer, ZonedDateTime start, ChronoUnit unit) {
        var end = start.plus(1, unit).toInstant();
        return hours.stream()
                .filter(hour -> hour.reviewer().equals(reviewer)
                        && !hour.hour().isBefore(start.toInstant())
                        && hour.hour().isBefore(end));
    }

    private static int highest(ReviewStatistics statistics, List<ZonedDateTime> starts, ChronoUnit unit) {
        return statistics.reviewers().stream()
                .flatMapToInt(one -> starts.stream()
                        .mapToInt(start -> within(statistics.hours(), one.reviewer(), start, unit)
                                .mapToInt(hour -> hour.approved() + hour.rejected())
                                .sum()))
                .max()
                .orElse(0);
    }

    private Plot plot(
            ReviewerTotal total,
            List<HourCount> hours,
            List<ZonedDateTime> starts,
            ChronoUnit unit,
            int highest,
            Locale locale) {
        double step = 100.0 / starts.size();
        var bars = IntStream.range(0, starts.size())
                .mapToObj(at -> {
                    var some = within(hours, total.reviewer(), starts.get(at), unit)
                            .toList();
                    int approved = some.stream().mapToInt(HourCount::approved).sum();
                    int rejected = some.stream().mapToInt(HourCount::rejected).sum();
                    double low = 100.0 * approved / highest;
                    double high = 100.0 * rejected / highest;
                    return new Bar(
                            at * step + step * GAP / 2,
                            step * (1 - GAP),
                            100 - low,
                            low,
                            100 - low - high,
                            high,
                            messages.text(
                                    locale, "statistics.bar", label(starts.get(at), unit, locale), approved, rejected));
                })
                .toList();
        return new Plot(total.reviewer(), total.approved() + total.rejected(), bars);
    }

    private String label(ZonedDateTime start, ChronoUnit unit, Locale locale) {
        var pattern = unit == ChronoUnit.HOURS ? "HH:mm" : messages.text(locale, "time.day");
        return DateTimeFormatter.ofPattern(pattern, locale).format(start);
    }

    private Reviewer reviewer(ReviewerTotal total, List<ReviewerTotal> all, Locale locale) {
        var slowest =
                all.stream().mapToLong(one -> seconds(one.timeToDecide())).max().orElse(0);
        return new Reviewer(
                total.reviewer(),
                total.approved() + total.rejected(),
                total.approved(),
                total.rejected(),
                span(total.timeToClaim(), locale),
                span(total.timeToDecide(), locale),
                span(total.slowTimeToDecide(), locale),
                slowest == 0 ? 0 : (int) (100 * seconds(total.timeToDecide()) / slowest));
    }

    private static long seconds(@Nullable Duration time) {
        return time == null ? 0 : time.toSeconds();
    }

    private String span(@Nullable Duration time, Locale locale) {
        if (time == null) {
            return "–";
        }
        return time.toMinutes() == 0
                ? messages.text(locale, "time.seconds", time.toSeconds())
                : ConsoleTime.span(messages, locale, time);
    }

    private static List<Used> reasons(ReviewStatistics statistics, Locale locale) {
        var language = ConsoleMessages.language(locale);
        int most = statistics.reasons().isEmpty()
                ? 1
                : statistics.reasons().getFirst().count();
        return statistics.reasons().stream()
                .map(reason -> new Used(
                        reason.code(),
                        ReasonCode.valueOf(reason.code()).text(language, Map.of()),
                        reason.count(),
                        100 * reason.count() / most))
                .toList();
    }
}
