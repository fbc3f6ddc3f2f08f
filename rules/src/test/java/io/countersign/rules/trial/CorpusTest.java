package io.countersign.rules.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.rules.Shipped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTest {

    private static final Path CORPUS = Path.of("corpus/names.tsv");
    private static final Path PAST_HOLDOUTS = Path.of("corpus/names-past-holdouts.tsv");
    private static final Path HOLDOUT = Path.of("corpus/names-holdout.tsv");
    private static final double MIN_PRECISION = 0.995;
    private static final double MIN_REFERRAL_PRECISION = 0.99;
    private static final double MIN_RECALL = 0.95;
    private static final double MIN_PLACEHOLDER_RECALL = 0.97;
    private static final double MAX_REJECTED_BRANDS = 0.001;
    private static final int MIN_HOLDOUT = 500;
    private static final int MIN_PLACEHOLDERS = 100;

    @Test
    void rejectionsAreRightAndExpectedFindingsAreMade() throws IOException {
        var names = LabelledNames.read(CORPUS);

        var scores = RuleMeasurement.scores(names, Shipped.FAQ);

        assertThat(names.lines()).hasSizeGreaterThan(2_300);
        assertThat(scores).allSatisfy(score -> {
            assertThat(score.expected()).as(score.rule()).isPositive();
            assertThat(score.precision())
                    .as(score.rule() + " " + score.rejectedWrongly())
                    .isGreaterThanOrEqualTo(MIN_PRECISION);
            assertThat(score.referralPrecision())
                    .as(score.rule() + " " + score.referredWrongly())
                    .isGreaterThanOrEqualTo(MIN_REFERRAL_PRECISION);
            assertThat(score.recall()).as(score.rule() + " " + score.missed()).isGreaterThanOrEqualTo(MIN_RECALL);
        });
        assertThat(score(scores, "identifiable-name").recall()).isGreaterThanOrEqualTo(MIN_PLACEHOLDER_RECALL);
    }

    @Test
    void prohibitedNamesThatAreNotDisguisedAreRejected() throws IOException {
        var prohibited = with(LabelledNames.read(CORPUS).lines().stream().filter(line -> line.hasLabel("P")));

        var score = score(RuleMeasurement.scores(prohibited, Shipped.FAQ), "prohibited-content");

        assertThat(score.rejectedRightly())
                .hasSizeGreaterThanOrEqualTo((int) (prohibited.lines().size() * MIN_RECALL));
    }

    @Test
    void noWordIsReadIntoAnOrdinaryNameWithCertainty() throws IOException {
        var ordinary = with(LabelledNames.read(CORPUS).lines().stream().filter(line -> line.hasLabel("O")));

        var score = score(RuleMeasurement.scores(ordinary, Shipped.FAQ), "prohibited-content");

        assertThat(ordinary.lines()).hasSizeGreaterThan(150);
        assertThat(score.rejectedWrongly()).isEmpty();
    }

    @Test
    void theBoundsHoldOnPastHoldouts() throws IOException {
        var names = LabelledNames.read(PAST_HOLDOUTS);

        var scores = RuleMeasurement.scores(names, Shipped.FAQ);

        assertThat(names.lines()).hasSizeGreaterThan(7_000);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.precision())
                        .as(score.rule() + " " + score.rejectedWrongly())
                        .isGreaterThanOrEqualTo(MIN_PRECISION));
        assertThat(score(scores, "prohibited-content").recall()).isGreaterThanOrEqualTo(MIN_RECALL);
        assertThat(score(scores, "identifiable-name").recall()).isGreaterThanOrEqualTo(MIN_PLACEHOLDER_RECALL);
    }

    @Test
    void theBoundsHoldOnNamesOfAWriterWhoHadNotReadTheLists() throws IOException {
        var figures = NameFigures.of(LabelledNames.read(HOLDOUT), Shipped.FAQ);

        assertThat(figures.names()).isGreaterThanOrEqualTo(MIN_HOLDOUT);
        assertThat(figures.precision()).as("%s", figures).isGreaterThanOrEqualTo(MIN_PRECISION);
        assertThat(figures.placeholders().whole()).isGreaterThanOrEqualTo(MIN_PLACEHOLDERS);
        assertThat(figures.placeholders().ratio()).as("%s", figures).isGreaterThanOrEqualTo(MIN_PLACEHOLDER_RECALL);
        assertThat(figures.prohibited().ratio()).as("%s", figures).isGreaterThanOrEqualTo(MIN_RECALL);
    }

    @Test
    void companiesAreNotRejectedTheirOwnNames() throws IOException {
        var own = with(LabelledNames.read(CORPUS).lines().stream().filter(line -> line.hasLabel("W")));

        var scores = RuleMeasurement.scores(own, Shipped.FAQ);

        assertThat(own.lines()).hasSizeGreaterThan(100);
        assertThat(scores)
                .allSatisfy(score -> assertThat(score.rejectedWrongly()).isEmpty());
    }

    @Test
    void brandsAreNotRejectedTheirTitles() {
        var brands = BrandTitles.read();

        var rejected = RuleMeasurement.scores(brands, Shipped.FAQ).stream()
                .flatMap(score -> Stream.concat(score.rejectedRightly().stream(), score.rejectedWrongly().stream()))
                .distinct()
                .toList();

        assertThat(brands.lines()).hasSizeGreaterThan(3_000);
        assertThat(rejected).hasSizeLessThanOrEqualTo((int) (brands.lines().size() * MAX_REJECTED_BRANDS));
    }

    @Test
    void eachResultIsCountedByWhatIsExpected() {
        var score = new RuleScore("guess");
        score.add("a", RuleScore.Expected.REJECTION, Result.REJECTED);
        score.add("b", RuleScore.Expected.NOTHING, Result.REJECTED);
        score.add("c", RuleScore.Expected.REJECTION, Result.REFERRED);
        score.add("d", RuleScore.Expected.NOTHING, Result.PASSED);
        score.add("e", RuleScore.Expected.NOTHING, Result.REFERRED);

        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.referralPrecision()).isEqualTo(0.5);
        assertThat(score.rejectedWrongly()).containsExactly("b");
        assertThat(score.missed()).containsExactly("c");
        assertThat(score.referredWrongly()).containsExactly("e");
    }

    private static LabelledNames with(Stream<LabelledNames.Line> lines) {
        return new LabelledNames(lines.toList());
    }

    private static RuleScore score(List<RuleScore> scores, String rule) {
        return scores.stream().filter(one -> one.rule().equals(rule)).findAny().orElseThrow();
    }
}
