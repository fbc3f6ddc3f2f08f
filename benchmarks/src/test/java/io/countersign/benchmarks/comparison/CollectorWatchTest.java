package io.countersign.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CollectorWatchTest {

    @Test
    void aStoreWithRoomIsMeasured() {
        assertThatCode(() -> CollectorWatch.requireRoom("base", 1.2, 10)).doesNotThrowAnyException();
        assertThatCode(() -> CollectorWatch.requireRoom("base", 0, 0)).doesNotThrowAnyException();
    }

    @Test
    void aStoreWithAFullHeapEndsTheComparison() {
        assertThatThrownBy(() -> CollectorWatch.requireRoom("base", 9.5, 10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("base: the store spent 95 % of its time in the garbage collector")
                .hasMessageContaining("BENCH_STORE_HEAP");
    }
}
