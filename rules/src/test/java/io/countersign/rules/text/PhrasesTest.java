package io.countersign.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Phrases<Integer> PHRASES =
            Phrases.of(Map.of("loan", 1, "loans", 2, "an", 3, "银行", 4, "银", 5), UnaryOperator.identity());

    @Test
    void everyPhraseInATextIsVisitedTheShortestFirst() {
        assertThat(found(PHRASES, "my loans")).containsExactly("3-7=1", "3-8=2", "5-7=3");
        assertThat(found(PHRASES, "银行")).containsExactly("0-1=5", "0-2=4");
    }

    @Test
    void beginningOfAPhraseIsNone() {
        assertThat(found(PHRASES, "loa")).isEmpty();
        assertThat(PHRASES.whole("loa")).isNull();
    }

    @Test
    void onlyAWholePhraseHasAMeaning() {
        assertThat(PHRASES.whole("loan")).isEqualTo(1);
        assertThat(PHRASES.whole("loans")).isEqualTo(2);
        assertThat(PHRASES.whole("loansome")).isNull();
        assertThat(PHRASES.whole("")).isNull();
    }

    @Test
    void phrasesAreFoldedAndThoseThatFoldToNothingAreLeftOut() {
        var folded = Phrases.of(
                Map.of("LOAN", 1, "-", 2), phrase -> phrase.replace("-", "").toLowerCase(Locale.ROOT));

        assertThat(found(folded, "a loan-")).containsExactly("2-6=1");
    }

    @Test
    void noPhrasesFindNothing() {
        var none = Phrases.of(Map.<String, Integer>of(), UnaryOperator.identity());

        assertThat(found(none, "loan")).isEmpty();
        assertThat(none.whole("loan")).isNull();
    }

    @Test
    void theSameIsFoundAsByComparingEveryPhrase() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var meanings = new HashMap<String, Integer>();
            for (int i = random.nextInt(40); i > 0; i--) {
                meanings.put(text(random, 1 + random.nextInt(5)), i);
            }
            var phrases = Phrases.of(meanings, UnaryOperator.identity());
            var text = text(random, random.nextInt(30));

            assertThat(found(phrases, text)).as("%s in %s", meanings, text).isEqualTo(compared(meanings, text));
            meanings.forEach((phrase, meaning) ->
                    assertThat(phrases.whole(phrase)).as(phrase).isEqualTo(meaning));
            assertThat(phrases.whole(text)).isEqualTo(meanings.get(text));
        }
    }

    private static String text(Random random, int length) {
        var letters = "abc银\uffff";
        return random.ints(length, 0, letters.length())
                .collect(StringBuilder::new, (text, at) -> text.append(letters.charAt(at)), StringBuilder::append)
                .toString();
    }

    private static List<String> found(Phrases<Integer> phrases, String text) {
        var found = new ArrayList<String>();
        phrases.scan(text, (from, to, meaning) -> found.add(from + "-" + to + "=" + meaning));
        return found;
    }

    private static List<String> compared(Map<String, Integer> meanings, String text) {
        var found = new ArrayList<String>();
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 1; to <= text.length(); to++) {
                var meaning = meanings.get(text.substring(from, to));
                if (meaning != null) {
                    found.add(from + "-" + to + "=" + meaning);
                }
            }
        }
        return found;
    }
}
