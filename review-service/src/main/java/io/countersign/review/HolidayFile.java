package io.countersign.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.service.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the days that differ from the weekly hours. A line is a date, which is a holiday, {@code work} and a date, which is
 * a make-up day, or {@code until} and the last date that the file covers; {@code #} starts a comment. Without an end the
 * file covers the days up to its last date.
 */
final class HolidayFile {

    private static final String SHIPPED = "holidays.txt";
    private static final String WORK = "work ";
    private static final String UNTIL = "until ";

    private HolidayFile() {}

    /** @throws StartupException if the file can't be read */
    static WorkingDays of(@Nullable Path file) {
        return file == null ? shipped() : given(file);
    }

    private static WorkingDays given(Path file) {
        try (var lines = Files.lines(file)) {
            return parse(lines);
        } catch (IOException | UncheckedIOException | DateTimeException | IllegalArgumentException unreadable) {
            throw new StartupException(
                    "countersign.review.holidays: %s can't be read; a line is 2027-01-01, work 2027-02-13 or until 2027-12-31: %s"
                            .formatted(file, unreadable.getMessage()));
        }
    }

    private static WorkingDays shipped() {
        try (var stream = HolidayFile.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is not in the jar");
            }
            return parse(new String(stream.readAllBytes(), UTF_8).lines());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IllegalArgumentException if a day is a holiday and a make-up day, or there is no date */
    static WorkingDays parse(Stream<String> lines) {
        var holidays = new HashSet<LocalDate>();
        var makeUpDays = new HashSet<LocalDate>();
        var ends = new HashSet<LocalDate>();
        lines.map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    if (line.startsWith(WORK)) {
                        makeUpDays.add(
                                LocalDate.parse(line.substring(WORK.length()).strip()));
                    } else if (line.startsWith(UNTIL)) {
                        ends.add(LocalDate.parse(line.substring(UNTIL.length()).strip()));
                    } else {
                        holidays.add(LocalDate.parse(line));
                    }
                });
        var both = new HashSet<>(holidays);
        both.retainAll(makeUpDays);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("both a holiday and a make-up day: " + both);
        }
        var end = last(ends)
                .or(() -> last(holidays))
                .orElseThrow(() -> new IllegalArgumentException("the file has no date"));
        return new WorkingDays(holidays, makeUpDays, end);
    }

    private static Optional<LocalDate> last(Set<LocalDate> days) {
        return days.stream().max(LocalDate::compareTo);
    }
}
