package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.acceptance.Jars;
import io.countersign.failures.PairedWindows.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hostile-tenant suite is judged by planted figures: it passes and fails where it has to. */
class WaitRatioLimitTest {

    private static final double QUIET_MACHINE = 0.1;
    private static final double BUSY_MACHINE = 0.9;

    private static Comparison comparison(List<Integer> quiet, List<Integer> attacked) {
        return new Comparison(durations(quiet), durations(attacked));
    }

    private static List<Duration> durations(List<Integer> millis) {
        return millis.stream().map(Duration::ofMillis).toList();
    }

    /** Every window leaves more behind than the one before. */
    @ParameterizedTest
    @ValueSource(doubles = {QUIET_MACHINE, BUSY_MACHINE})
    void aWaitThatGrowsWithEachWindowFailsBothTests(double foreignShare) {
        var withoutLimits = comparison(List.of(200, 300, 400), List.of(2_500, 5_000, 7_500));

        assertThat(HostileTenantTest.FLOOD.admits(withoutLimits, foreignShare)).isFalse();
        assertThat(HostileTenantTest.ATTACKS.admits(withoutLimits, foreignShare))
                .isFalse();
    }

    @Test
    void theLimitItselfIsAdmittedAndNothingBeyond() {
        assertThat(new WaitRatioLimit(2).admits(comparison(List.of(100), List.of(200)), QUIET_MACHINE))
                .isTrue();
        assertThat(new WaitRatioLimit(2).admits(comparison(List.of(100), List.of(201)), QUIET_MACHINE))
                .isFalse();
    }

    @Test
    void onABusyMachineAShortWaitCountsAsASecondAndALongOneAsItIs() {
        var limit = new WaitRatioLimit(2);

        assertThat(limit.admits(comparison(List.of(100), List.of(900)), BUSY_MACHINE))
                .isTrue();
        assertThat(limit.admits(comparison(List.of(100), List.of(900)), QUIET_MACHINE))
                .isFalse();
        assertThat(limit.admits(comparison(List.of(100), List.of(2_001)), BUSY_MACHINE))
                .isFalse();
        assertThat(limit.admits(comparison(List.of(1_500), List.of(3_001)), BUSY_MACHINE))
                .isFalse();
    }

    @Test
    void theSettingsThatTakeTheLimitsAwayExist() throws IOException {
        var settings =
                read("intake-service/src/main/resources/intake.yml") + read("platform/src/main/resources/platform.yml");

        assertThat(HostileTenantTest.WITHOUT_LIMITS.keySet())
                .allSatisfy(name -> assertThat(settings).contains("${" + name + ":"));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Jars.ROOT.resolve(Path.of(file)));
    }

    @Test
    void aMedianBeyondTheLimitIsMeasuredAgainAndThenFails() {
        var measured = Stream.of(100, 900, 100, 800).map(Duration::ofMillis).iterator();

        var comparison = new PairedWindows(measured::next, 1)
                .compare(
                        () -> new PeriodicActions(new RunStatistics()),
                        HostileTenantTest.FLOOD.ratio(),
                        () -> WaitRatioLimit.least(QUIET_MACHINE));

        assertThat(measured).isExhausted();
        assertThat(HostileTenantTest.FLOOD.admits(comparison, QUIET_MACHINE)).isFalse();
    }
}
