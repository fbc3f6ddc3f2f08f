package io.countersign.review.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrimmedChangeTest {

    @Test
    void whatDidNotChangeIsLeftOutOnBothSides() {
        var changed = TrimmedChange.of(
                "https://apps.example.com/app/chenguang/id0000000000?channel=store&language=zh",
                "https://apps.example.com/app/chenguang/id1234567890?channel=store&language=zh");

        assertThat(changed).isEqualTo(new TrimmedChange("…guang/id", "000000000", "123456789", "0?channe…"));
    }

    @Test
    void aShortTextIsShownAsAWhole() {
        assertThat(TrimmedChange.of("Acme Cloud", "Acme Clouds")).isNull();
    }

    @Test
    void anAddedTextHasNothingRemoved() {
        var changed = TrimmedChange.of("A remark of some length", "A remark of some length, and more");

        assertThat(changed).isEqualTo(new TrimmedChange("…e length", "", ", and more", ""));
    }

    @Test
    void aPairOfSurrogatesIsNotSplit() {
        var same = "签名".repeat(10);

        var changed = TrimmedChange.of(same + "\uD842\uDFB7", same + "\uD842\uDFB8");

        assertThat(changed).isEqualTo(new TrimmedChange("…" + "签名".repeat(4), "\uD842\uDFB7", "\uD842\uDFB8", ""));
    }

    @Test
    void aRepetitionIsNotCountedOnBothSides() {
        var changed = TrimmedChange.of("a".repeat(40), "a".repeat(41));

        assertThat(changed).isEqualTo(new TrimmedChange("…" + "a".repeat(8), "", "a", ""));
    }
}
