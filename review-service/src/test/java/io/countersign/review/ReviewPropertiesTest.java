package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.service.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReviewPropertiesTest {

    private static ReviewProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("countersign.review", ReviewProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ReviewProperties(
                        Duration.ofMinutes(15),
                        5,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        null,
                        Duration.ofSeconds(10)));
        assertThat(bound(Map.of()).calendar().holidays()).contains(LocalDate.parse("2026-10-01"));
    }

    @Test
    void everyProperty() {
        var settings = Map.of(
                "countersign.review.lease", "1m",
                "countersign.review.claims", "7",
                "countersign.review.skip", "10m",
                "countersign.review.hand-over", "20m",
                "countersign.review.promise", "3h",
                "countersign.review.holidays", "days.txt",
                "countersign.review.sweep-after", "2s");

        assertThat(bound(settings))
                .isEqualTo(new ReviewProperties(
                        Duration.ofMinutes(1),
                        7,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Duration.ofHours(3),
                        Path.of("days.txt"),
                        Duration.ofSeconds(2)));
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
        assertThatThrownBy(() ->
                        bound(Map.of("countersign.review.holidays", "/no/such")).calendar())
                .isInstanceOf(StartupException.class);
    }

    @Test
    void holidaysAreReadFromAFile(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("days.txt"), "# ours\n2027-03-08 # a day\n\n2027-03-09\n");

        var holidays = bound(Map.of("countersign.review.holidays", file.toString()))
                .calendar()
                .holidays();

        assertThat(holidays).containsExactlyInAnyOrder(LocalDate.parse("2027-03-08"), LocalDate.parse("2027-03-09"));
    }

    @Test
    void aFileOfAnythingElseIsRefused(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("days.txt"), "tomorrow");

        assertThatThrownBy(() -> bound(Map.of("countersign.review.holidays", file.toString()))
                        .calendar())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("days.txt");
    }

    @Test
    void emptyPathsOfTheYamlCountAsAbsent() {
        var empty = bound(Map.of("countersign.review.holidays", ""));

        assertThat(empty.holidays()).isNull();
    }
}
