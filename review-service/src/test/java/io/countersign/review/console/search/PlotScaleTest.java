package io.countersign.review.console.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlotScaleTest {

    @Test
    void theScaleStartsAtZeroAndReachesTheHighestBar() {
        assertThat(PlotScale.of(13).labels()).containsExactly(15, 10, 5, 0);
        assertThat(PlotScale.of(4).labels()).containsExactly(4, 3, 2, 1, 0);
        assertThat(PlotScale.of(101).labels()).containsExactly(150, 100, 50, 0);
    }

    @Test
    void aPlotWithoutVerdictsHasAScaleToo() {
        assertThat(PlotScale.of(0).labels()).containsExactly(1, 0);
    }

    @Test
    void eachLabelHasALine() {
        assertThat(PlotScale.of(13).lines()).hasSize(4).startsWith(0.0).endsWith(100.0);
    }

    @Test
    void theLargestNumberHasAScale() {
        assertThat(PlotScale.of(1_000_000_000).maximum()).isEqualTo(1_000_000_000);
    }
}
