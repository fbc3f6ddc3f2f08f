package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    private static final String LONGEST = "a123456789012345678901234567890123456789012345678901234567890123";

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "acme-cloud", "bulksms.01", "A_b.c-9", LONGEST})
    void textsOfTheFormAreIds(String text) {
        assertThat(new AccountId(text).value()).isEqualTo(text);
        assertThat(AccountId.parse(text)).contains(new AccountId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "_a", "-a", "a b", "a/b", "a:b", "é", "aé", "a\n", "１", LONGEST + "4"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(AccountId.parse(text)).isEmpty();
    }
}
