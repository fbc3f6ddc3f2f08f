package io.countersign.platform.store.document;

import static io.countersign.platform.store.document.PaddedNumbers.padded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaddedNumbersTest {

    @Test
    void textsSortAsTheirNumbers() {
        assertThat(padded(0)).isEqualTo("0000000000000000");
        assertThat(padded(1_764_470_000_123L)).isEqualTo("0001764470000123");
        assertThat(padded(9_999_999_999_999_999L)).isEqualTo("9999999999999999");
        assertThat(padded(9)).isLessThan(padded(10));
    }

    @Test
    void otherNumbersAreRefused() {
        assertThatThrownBy(() -> padded(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> padded(10_000_000_000_000_000L)).isInstanceOf(IllegalArgumentException.class);
    }
}
