package io.countersign.rules.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rules.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static final Path CORPUS = Path.of("corpus/names.tsv");

    @Test
    void rulesThatRejectAreRightAndMissLittle() throws IOException {
        var names = LabelledNames.read(CORPUS);

        var scores = MeasureRules.scores(names, Shipped.FAQ);

        assertThat(names.lines()).hasSizeGreaterThan(400);
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.expected()).as(score.rule()).isPositive();
            assertThat(score.precision()).as(score.rule() + " " + score.wrong()).isGreaterThanOrEqualTo(0.99);
            assertThat(score.recall()).as(score.rule() + " " + score.missed()).isGreaterThanOrEqualTo(0.95);
        });
    }

    @Test
    void noWordIsReadIntoAnOrdinaryNameForSure() throws IOException {
        var ordinary = LabelledNames.read(CORPUS).lines().stream()
                .filter(line -> line.labels().contains("O"))
                .toList();

        var rejections = MeasureRules.scores(new LabelledNames(ordinary), Shipped.FAQ).stream()
                .filter(score -> score.rule().equals("prohibited-content rejected"))
                .toList();

        assertThat(ordinary).hasSizeGreaterThan(150);
        assertThat(rejections)
                .singleElement()
                .satisfies(score -> assertThat(score.wrong()).isEmpty());
    }

    @Test
    void aRuleThatIsWrongIsSeen() {
        var score = new Score("guess");
        score.add("a", true, true);
        score.add("b", false, true);
        score.add("c", true, false);
        score.add("d", false, false);

        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.wrong()).containsExactly("b");
        assertThat(score.missed()).containsExactly("c");
    }
}
