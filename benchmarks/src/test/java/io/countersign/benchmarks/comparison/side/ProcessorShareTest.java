package io.countersign.benchmarks.comparison.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessorShareTest {

    private double part = 7;
    private double cpu = 20;
    private final ProcessorShare watched = new ProcessorShare(() -> part, () -> cpu);

    private ProcessorShare after(double ofPart, double ofAll) {
        part += ofPart;
        cpu += ofAll;
        return watched;
    }

    @Test
    void isOfTheTimeSinceItWasMade() {
        assertThat(watched.share()).isZero();
        assertThat(after(1, 4).share()).isEqualTo(0.25);
    }

    @Test
    void isNoneAfterARestart() {
        assertThat(after(-6, 4).share()).isZero();
        assertThat(after(0, -20).share()).isZero();
    }

    @Test
    void aStoreWithRoomIsMeasured() {
        assertThatCode(() -> watched.requireRoom("base")).doesNotThrowAnyException();
        assertThatCode(() -> after(1.2, 10).requireRoom("base")).doesNotThrowAnyException();
    }

    @Test
    void aStoreWithAFullHeapEndsTheComparison() {
        assertThatThrownBy(() -> after(9.5, 10).requireRoom("base"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("base: the store spent 95 % of its time in the garbage collector")
                .hasMessageContaining("BENCH_STORE_HEAP");
    }
}
