package io.countersign.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void aTextHasTheDigestOfItsBytes() {
        assertThat(Sha256.of("abc").hex()).isEqualTo(OF_ABC);
        assertThat(Sha256.of("abc").prefix(4)).isEqualTo("ba78");
        assertThat(Sha256.of("abc").bytes()).hasSize(32).startsWith(0xba, 0x78);
    }

    @Test
    void theBordersOfPartsCount() {
        assertThat(List.of(
                        Sha256.ofParts(List.of("ab", "c")),
                        Sha256.ofParts(List.of("a", "bc")),
                        Sha256.ofParts(List.of("abc", "")),
                        Sha256.ofParts(Arrays.asList("abc", null))))
                .doesNotHaveDuplicates();
        assertThat(Sha256.ofParts(List.of("a"))).isEqualTo(Sha256.of("1:a"));
    }
}
