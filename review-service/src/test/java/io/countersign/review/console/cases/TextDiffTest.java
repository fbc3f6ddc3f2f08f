package io.countersign.review.console.cases;

import static io.countersign.review.console.cases.TextDiff.Change.ADDED;
import static io.countersign.review.console.cases.TextDiff.Change.KEPT;
import static io.countersign.review.console.cases.TextDiff.Change.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.review.console.cases.TextDiff.Change;
import io.countersign.review.console.cases.TextDiff.Part;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTest {

    private static Part kept(String text) {
        return new Part(KEPT, text);
    }

    private static Part removed(String text) {
        return new Part(REMOVED, text);
    }

    private static Part added(String text) {
        return new Part(ADDED, text);
    }

    private static String without(Change change, TextDiff diff) {
        return diff.parts().stream()
                .filter(part -> part.change() != change)
                .map(Part::text)
                .collect(Collectors.joining());
    }

    @Test
    void aChangedWordIsAWholeWord() {
        assertThat(TextDiff.between("sold in Shenzhen, 2019", "sold in Shanghai, 2019")
                        .parts())
                .containsExactly(kept("sold in "), removed("Shenzhen"), added("Shanghai"), kept(", 2019"));
    }

    @Test
    void chineseChangesByCharacter() {
        assertThat(TextDiff.between("深圳市晨光科技有限公司", "深圳市星光科技公司").parts())
                .containsExactly(kept("深圳市"), removed("晨"), added("星"), kept("光科技"), removed("有限"), kept("公司"));
    }

    @Test
    void aLatinWordBesideChineseIsAWordOfItsOwn() {
        assertThat(TextDiff.between("腾讯Cloud服务", "腾讯Clouds服务").parts())
                .containsExactly(kept("腾讯"), removed("Cloud"), added("Clouds"), kept("服务"));
    }

    @Test
    void neighbouringWordsAreOneChange() {
        assertThat(TextDiff.between("the old short name", "the new long name").parts())
                .containsExactly(kept("the "), removed("old short"), added("new long"), kept(" name"));
    }

    @Test
    void anAdditionRemovesNothing() {
        assertThat(TextDiff.between("A remark", "A remark, and more").parts())
                .containsExactly(kept("A remark"), added(", and more"));
    }

    @Test
    void equalTextsHaveNoChange() {
        assertThat(TextDiff.between("Acme", "Acme").parts()).containsExactly(kept("Acme"));
        assertThat(TextDiff.between("", "").parts()).isEmpty();
        assertThat(TextDiff.between("", "").trimmed()).isNull();
    }

    @Test
    void charactersOfSeveralCodeUnitsAreNotSplit() {
        assertThat(TextDiff.between("签\uD842\uDFB7", "签\uD842\uDFB8").parts())
                .containsExactly(kept("签"), removed("\uD842\uDFB7"), added("\uD842\uDFB8"));
        assertThat(TextDiff.between("👩‍💻!", "👩‍🚀!").parts())
                .containsExactly(removed("👩‍💻"), added("👩‍🚀"), kept("!"));
    }

    @ParameterizedTest
    @CsvSource({
        "'https://a.example/app?id=1&x=2', 'https://b.example/app?id=3'",
        "'One  two\tthree', 'two three four'",
        "'公司名称 Acme（深圳）', '公司简称 Acme Cloud（广州）有限公司'",
        "'<b>old</b>', '<script>alert(1)</script>'",
        "'', 'all of it'",
        "'all of it', ''"
    })
    void bothTextsFollowFromTheParts(String before, String after) {
        var diff = TextDiff.between(before, after);

        assertThat(without(ADDED, diff)).isEqualTo(before);
        assertThat(without(REMOVED, diff)).isEqualTo(after);
    }

    @Test
    void aReplacementKeepsNothing() {
        assertThat(TextDiff.replacement("(absent)", "(a remark)").parts())
                .containsExactly(removed("(absent)"), added("(a remark)"));
    }

    @Test
    void theChangesOfALongTextKeepSomeContext() {
        var diff = TextDiff.between(
                "The first sentence of it. One word and then a long unchanged middle, two words and a long end.",
                "The first sentence of it. A word and then a long unchanged middle, some words and a long end.");

        assertThat(Objects.requireNonNull(diff.trimmed()).parts())
                .containsExactly(
                        kept("… of it. "),
                        removed("One"),
                        added("A"),
                        kept(" word an…middle, "),
                        removed("two"),
                        added("some"),
                        kept(" words a…"));
    }

    @Test
    void aShortTextIsShownAsAWhole() {
        assertThat(TextDiff.between("Acme Cloud", "Acme Clouds").trimmed()).isNull();
    }

    @Test
    void trimmingDoesNotSplitACharacter() {
        var same = "\uD842\uDFB7".repeat(20);

        var trimmed = TextDiff.between(same + "a", same + "b").trimmed();

        assertThat(Objects.requireNonNull(trimmed).parts())
                .containsExactly(kept("…" + "\uD842\uDFB7".repeat(8)), removed("a"), added("b"));
    }
}
