package io.countersign.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.platform.service.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days without review: one date a line, {@code #} starts a comment. */
final class HolidayFile {

    private static final String SHIPPED = "holidays.txt";

    private HolidayFile() {}

    /** @throws StartupException if the file can't be read */
    static Set<LocalDate> of(@Nullable Path file) {
        return file == null ? shipped() : given(file);
    }

    private static Set<LocalDate> given(Path file) {
        try (var lines = Files.lines(file)) {
            return parse(lines);
        } catch (IOException | UncheckedIOException | DateTimeParseException unreadable) {
            throw new StartupException(
                    "countersign.review.holidays: %s can't be read, one date such as 2027-01-01 a line: %s"
                            .formatted(file, unreadable.getMessage()));
        }
    }

    private static Set<LocalDate> shipped() {
        try (var stream = HolidayFile.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is not in the jar");
            }
            return parse(new String(stream.readAllBytes(), UTF_8).lines());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Set<LocalDate> parse(Stream<String> lines) {
        return lines.map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(LocalDate::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
