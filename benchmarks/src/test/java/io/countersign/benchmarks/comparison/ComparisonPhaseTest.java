package io.countersign.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonPhaseTest {

    @Test
    void warmUpContinuesWhileTheFigureMoves() {
        assertThat(ComparisonPhase.isImproving(List.of(100.0))).isTrue();
        assertThat(ComparisonPhase.isImproving(List.of(100.0, 110.0))).isTrue();
        assertThat(ComparisonPhase.isImproving(List.of(12.0, 10.0))).isTrue();
    }

    @Test
    void warmUpEndsWhenTheFigureIsWithinTheRangeOfTheOthers() {
        assertThat(ComparisonPhase.isImproving(List.of(100.0, 110.0, 104.0))).isFalse();
        assertThat(ComparisonPhase.isImproving(List.of(100.0, 104.0))).isFalse();
    }
}
