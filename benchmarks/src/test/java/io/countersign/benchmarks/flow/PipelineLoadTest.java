package io.countersign.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PipelineLoadTest {

    @Test
    void aWorkloadThatReviewersDecideInsteadOfTheRulesIsNotMeasured() {
        assertThatThrownBy(() -> PipelineLoad.requireMix(7_000, 10_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("7000 of 10000");
    }

    @Test
    void theIntendedMixIsMeasuredAndShortWindowsAreNotCompared() {
        assertThatCode(() -> {
                    PipelineLoad.requireMix(3_000, 10_000);
                    PipelineLoad.requireMix(90, 100);
                })
                .doesNotThrowAnyException();
    }
}
