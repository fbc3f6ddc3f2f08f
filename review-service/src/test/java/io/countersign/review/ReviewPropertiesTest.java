package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.service.StartupException;
import io.countersign.platform.testing.BoundProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;

class ReviewPropertiesTest {

    private static ReviewProperties bound(Map<String, String> settings) {
        return BoundProperties.bind("countersign.review", ReviewProperties.class, settings);
    }

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ReviewProperties(
                        Duration.ofMinutes(15),
                        5,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        Set.of(),
                        Duration.ofHours(2),
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofDays(3),
                        75));
        var shipped = HolidayFile.of(bound(Map.of()).holidays());
        assertThat(shipped.holidays()).contains(LocalDate.parse("2026-10-01"));
        assertThat(shipped.makeUpDays()).contains(LocalDate.parse("2026-10-10"));
        assertThat(shipped.end()).isEqualTo(LocalDate.parse("2027-12-31"));
        assertThat(bound(Map.of()).calendar(shipped).makeUpDays()).isEqualTo(shipped.makeUpDays());
    }

    @Test
    void everyProperty() {
        var settings = Map.ofEntries(
                Map.entry("countersign.review.lease", "1m"),
                Map.entry("countersign.review.claims", "7"),
                Map.entry("countersign.review.skip", "10m"),
                Map.entry("countersign.review.hand-over", "20m"),
                Map.entry("countersign.review.reviewers", "sam,uma"),
                Map.entry("countersign.review.promise", "3h"),
                Map.entry("countersign.review.holidays", "days.txt"),
                Map.entry("countersign.review.timer-every", "3s"),
                Map.entry("countersign.review.sweep-every", "4s"),
                Map.entry("countersign.review.sweep-after", "2s"),
                Map.entry("countersign.review.time-to-answer", "1d"),
                Map.entry("countersign.review.risk-percent", "60"));

        assertThat(bound(settings))
                .isEqualTo(new ReviewProperties(
                        Duration.ofMinutes(1),
                        7,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Set.of("sam", "uma"),
                        Duration.ofHours(3),
                        Path.of("days.txt"),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2),
                        Duration.ofDays(1),
                        60));
    }

    @Test
    void refusal() {
        assertThatThrownBy(() -> bound(Map.of("countersign.review.lease", "0s")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.review.claims", "0")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.review.claims", "101")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.review.skip", "0s"))).isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.review.hand-over", "0s")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bound(Map.of("countersign.review.promise", "-1h")))
                .isInstanceOf(BindException.class);
        for (var interval : new String[] {"timer-every", "sweep-every"}) {
            assertThatThrownBy(() -> bound(Map.of("countersign.review." + interval, "0s")))
                    .isInstanceOf(BindException.class);
        }
        for (var answer : new String[] {"0s", "91d"}) {
            assertThatThrownBy(() -> bound(Map.of("countersign.review.time-to-answer", answer)))
                    .isInstanceOf(BindException.class);
        }
        for (var percent : new String[] {"0", "101"}) {
            assertThatThrownBy(() -> bound(Map.of("countersign.review.risk-percent", percent)))
                    .isInstanceOf(BindException.class);
        }
        assertThatThrownBy(() -> HolidayFile.of(Path.of("/no/such"))).isInstanceOf(StartupException.class);
    }

    private static WorkingDays read(Path directory, String content) throws Exception {
        return HolidayFile.of(Files.writeString(directory.resolve("days.txt"), content));
    }

    @Test
    void daysAreReadFromAFile(@TempDir Path directory) throws Exception {
        var days = read(directory, "# ours\n2027-03-08 # a day\n\n2027-03-09\nwork 2027-03-13\nuntil 2027-06-30\n");

        assertThat(days)
                .isEqualTo(new WorkingDays(
                        Set.of(LocalDate.parse("2027-03-08"), LocalDate.parse("2027-03-09")),
                        Set.of(LocalDate.parse("2027-03-13")),
                        LocalDate.parse("2027-06-30")));
    }

    @Test
    void withoutAnEndTheLastHolidayIsTheEnd(@TempDir Path directory) throws Exception {
        assertThat(read(directory, "2027-03-09\n2027-03-08\nwork 2027-03-13\n").end())
                .isEqualTo(LocalDate.parse("2027-03-09"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "",
                "work tomorrow",
                "until",
                "2027-02-30",
                "2027-03-08\nwork 2027-03-08",
                "off 2027-03-08"
            })
    void aFileOfAnythingElseIsRefused(String content, @TempDir Path directory) {
        assertThatThrownBy(() -> read(directory, content))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("days.txt");
    }

    @Test
    void emptyPathsOfTheYamlCountAsAbsent() {
        var empty = bound(Map.of("countersign.review.holidays", ""));

        assertThat(empty.holidays()).isNull();
    }
}
