package io.countersign.benchmarks.stages.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void goesOnWhileTheRateRises() {
        assertThat(WarmUp.isRising(List.of(100.0, 100.0))).isTrue();
        assertThat(WarmUp.isRising(List.of(100.0, 90.0, 95.0, 120.0))).isTrue();
    }

    @Test
    void isOverWhenNoneOfTheLastWindowsIsClearlyBetter() {
        assertThat(WarmUp.isRising(List.of(100.0, 90.0, 102.0, 104.0))).isFalse();
    }
}
