package io.countersign.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEST",
                "ｔｅｓｔ",
                "t e s t",
                "tеst",
                "te\u200bst",
                "t-e.s_t",
                "tést",
                "𝐭𝐞𝐬𝐭",
                "t\u0336est",
                "ⓣest"
            })
    void whatReadsTheSameFoldsTheSame(String name) {
        assertThat(Folding.skeleton(name)).isEqualTo(Folding.skeleton("test"));
    }

    @ParameterizedTest
    @CsvSource({"Contest, test", "Testla, test", "тест, test", "腾讯, 腾迅", "one, two"})
    void whatReadsOtherwiseDoesNot(String one, String other) {
        assertThat(Folding.skeleton(one)).isNotEqualTo(Folding.skeleton(other));
    }

    @ParameterizedTest
    @CsvSource({"騰訊雲, 腾讯云", "PayPaI, PayPal", "G00GLE, google", "ＣＡＳ１ＮＯ, casino", "臺灣, 台湾"})
    void traditionalCharactersAndLookAlikesAreFolded(String one, String other) {
        assertThat(Folding.skeleton(one)).isEqualTo(Folding.skeleton(other));
    }

    @Test
    void foldingTwiceChangesNothingForAnyCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            var once = Folding.skeleton(Character.toString(c));

            if (!Folding.skeleton(once).equals(once)) {
                assertThat(Folding.skeleton(once)).as("U+%04X", c).isEqualTo(once);
            }
        }
    }

    @Test
    void plainTextKeepsConfusablesApart() {
        assertThat(Folding.plain("Ｔｅｓｔ l0I")).isEqualTo("testl0i");
        assertThat(Folding.plain("tеst")).isNotEqualTo("test");
    }

    @ParameterizedTest
    @CsvSource({
        "Lucky Casino, casino, true",
        "LuckyCasino, casino, true",
        "casino888, casino, true",
        "SMSCasino, casino, true",
        "c a s i n o, casino, true",
        "皇家Casino, casino, true",
        "Casinova, casino, false",
        "occasino, casino, false",
        "CASINOVA, casino, false",
    })
    void wordsBeginAndEndAtEdges(String name, String word, boolean whole) {
        var folded = FoldedName.of(name);
        int from = folded.compact().indexOf(Folding.skeleton(word));

        assertThat(from).isNotNegative();
        assertThat(folded.isWhole(from, from + word.length())).isEqualTo(whole);
    }

    @Test
    void aPhraseIsFoundAtAnyPosition() {
        var phrases = Phrases.of(Map.of("赌场", 1, "场", 2, "test", 3), Folding::skeleton);
        var found = new StringBuilder();

        phrases.scan(
                Folding.skeleton("大賭場Test"),
                (from, to, meaning) -> found.append(from)
                        .append('-')
                        .append(to)
                        .append('=')
                        .append(meaning)
                        .append(' '));

        assertThat(found).hasToString("1-3=1 2-3=2 3-7=3 ");
        assertThat(phrases.whole(Folding.skeleton("赌 场"))).isEqualTo(1);
        assertThat(phrases.whole("")).isNull();
        assertThat(phrases.whole(Folding.skeleton("赌"))).isNull();
    }
}
