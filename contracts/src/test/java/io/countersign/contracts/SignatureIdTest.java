package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "907", "9007199254740991"})
    void readsTheDecimalTextOfAnId(String text) {
        assertThat(SignatureId.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "01", "-1", "+1", " 1", "1a", "1:", "1/", "١", "9007199254740992", "10000000000000000"})
    void refusesEveryOtherText(String text) {
        assertThatThrownBy(() -> SignatureId.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
