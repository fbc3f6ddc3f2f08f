package io.countersign.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairedWindowsTest {

    private final List<String> order = new ArrayList<>();

    private static Iterator<Duration> millis(Integer... values) {
        return Stream.of(values).map(Duration::ofMillis).iterator();
    }

    private PairedWindows.Comparison compare(int pairs, double limit, Iterator<Duration> measured) {
        return new PairedWindows(
                        () -> {
                            order.add("window");
                            return measured.next();
                        },
                        pairs)
                .compare(
                        () -> {
                            order.add("attack");
                            return new PeriodicActions(new RunStatistics());
                        },
                        limit,
                        () -> Duration.ZERO);
    }

    @Test
    void theRatioIsTheMedianOfThePairs() {
        var comparison = compare(3, 2, millis(100, 150, 900, 200, 100, 170));

        assertThat(comparison.quiet())
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(100));
        assertThat(comparison.attacked())
                .containsExactly(Duration.ofMillis(150), Duration.ofMillis(900), Duration.ofMillis(170));
        assertThat(comparison.ratio()).isCloseTo(1.7, within(0.001));
    }

    @Test
    void aShorterQuietPercentileCountsAsTheLeast() {
        var comparison = compare(1, 2, millis(100, 150));

        assertThat(comparison.ratio(Duration.ofMillis(300))).isCloseTo(0.5, within(0.001));
        assertThat(comparison.ratio(Duration.ofMillis(50))).isCloseTo(1.5, within(0.001));
    }

    @Test
    void everySecondPairBeginsWithTheAttack() {
        compare(2, 2, millis(1, 1, 1, 1));

        assertThat(order).containsExactly("window", "attack", "window", "attack", "window", "window");
    }

    @Test
    void aRatioBeyondTheLimitIsConfirmedByAsManyPairsAgain() {
        var disturbed = compare(1, 2, millis(100, 900, 100, 110));
        var confirmed = compare(1, 2, millis(100, 900, 100, 800));

        assertThat(disturbed.quiet()).hasSize(2);
        assertThat(disturbed.ratio()).isLessThan(2);
        assertThat(confirmed.ratio()).isGreaterThan(2);
    }

    @Test
    void theWarmUpEndsWhenTheWindowsAreSteady() {
        var measured = millis(900, 500, 300, 290, 280, 270);

        new PairedWindows(measured::next, 1).warmUp();

        assertThat(measured).toIterable().containsExactly(Duration.ofMillis(270));
    }

    @Test
    void theWarmUpHasAnEnd() {
        var measured =
                Stream.iterate(Duration.ofMillis(1), one -> one.multipliedBy(2)).iterator();

        new PairedWindows(measured::next, 1).warmUp();

        assertThat(measured.next()).isEqualTo(Duration.ofMillis(1 << PairedWindows.MAX_WARM_UP_WINDOWS));
    }
}
