package io.countersign.benchmarks.stages.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IdealRateTest {

    @Test
    void addsUpWhatEachHopTakes() {
        var ideal = new IdealRate()
                .add("produce", 2, 10_000)
                .add("insert", 1, 5_000)
                .add("nothing", 0, 1);

        assertThat(ideal.perSecond()).isCloseTo(2_500, within(0.001));
        assertThat(ideal.steps()).hasSize(2);
    }
}
