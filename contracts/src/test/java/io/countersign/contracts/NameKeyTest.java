package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Acme, acme",
        "' Acme Ltd\u3000', acme ltd",
        "'\u3000Acme\u3000Ltd', acme ltd",
        "ＡＣＭＥ１, acme1",
        "云签ＡＢ, 云签ab",
        "Cafe\u0301, caf\u00e9",
        "Caf\u00c9, caf\u00c9",
        "\uf900, \u8c48",
        "\ud840\udc00 A, \ud840\udc00 a",
    })
    void foldsWidthAndAsciiCaseOfTheComposedName(String name, String key) {
        assertThat(NameKey.of(name)).isEqualTo(new NameKey(key));
    }
}
