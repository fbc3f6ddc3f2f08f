package io.countersign.review.domain.report;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.quality.QualityReview;
import io.countersign.review.domain.quality.QualityReview.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far reviewers agree with what was decided before, and with known answers.
 *
 * @param overturned by a senior; where an approval was, a lead is asked to retire it
 * @param waiting reviews without a final verdict; a copy that ended with a certificate does not wait
 */
public record QualityReport(
        Instant from, Instant until, List<Agreement> reviewers, List<Overturned> overturned, int waiting) {

    public QualityReport {
        reviewers = List.copyOf(reviewers);
        overturned = List.copyOf(overturned);
    }

    private static final List<String> HEADER = List.of(
            "reviewer",
            "second_reviews",
            "agreed",
            "upheld_against",
            "known_answers",
            "known_correct",
            "agreement_percent");
    private static final String ALL = "all";

    /** Of one reviewer. */
    public record Agreement(
            String reviewer, int secondReviews, int agreed, int upheldAgainst, int knownAnswers, int knownCorrect) {

        private static final int PERCENT = 100;

        /** Of second reviews and known answers together, rounded down; null if there are none. */
        public @Nullable Integer percent() {
            int compared = secondReviews + knownAnswers;
            return compared == 0 ? null : (agreed + knownCorrect) * PERCENT / compared;
        }

        private Agreement plus(Agreement other) {
            return new Agreement(
                    reviewer,
                    secondReviews + other.secondReviews,
                    agreed + other.agreed,
                    upheldAgainst + other.upheldAgainst,
                    knownAnswers + other.knownAnswers,
                    knownCorrect + other.knownCorrect);
        }

        private List<String> row() {
            var percent = percent();
            return List.of(
                    reviewer,
                    String.valueOf(secondReviews),
                    String.valueOf(agreed),
                    String.valueOf(upheldAgainst),
                    String.valueOf(knownAnswers),
                    String.valueOf(knownCorrect),
                    percent == null ? "" : String.valueOf(percent));
        }
    }

    /** Of all reviewers together. */
    public Agreement total() {
        return reviewers.stream().reduce(new Agreement(ALL, 0, 0, 0, 0, 0), Agreement::plus);
    }

    /** One row for each reviewer and the last one of all, as a CSV text. */
    public String table() {
        var rows = new ArrayList<>(reviewers.stream().map(Agreement::row).toList());
        rows.add(total().row());
        return CsvTable.of(HEADER, rows);
    }

    /**
     * @param decidedBy null for an automatic decision
     * @param isRetirementAsked an approval should be retired; a rejection's outcome is unchanged
     */
    public record Overturned(
            SignatureId source,
            int revision,
            @Nullable String decidedBy,
            String senior,
            Instant at,
            boolean isRetirementAsked) {}

    /**
     * What a review ended with.
     *
     * @param secondReviewer who disagreed with the source's decision, null where the reviewer agreed
     * @param reviewer of the verdict that ended it
     */
    record Result(
            QualityReview review, @Nullable String secondReviewer, String reviewer, boolean isApproval, Instant at) {

        boolean isAsExpected() {
            return isApproval == review.isApprovalExpected();
        }
    }

    static QualityReport of(Instant from, Instant until, List<Result> results, int waiting) {
        var tallies = new TreeMap<String, Tally>();
        var overturned = new ArrayList<Overturned>();
        for (var result : results) {
            var reviewer = result.secondReviewer() == null ? result.reviewer() : result.secondReviewer();
            tallies.computeIfAbsent(reviewer, _ -> new Tally()).add(result);
            var source = result.review().source();
            if (source != null && result.review().origin() == Origin.SAMPLE && !result.isAsExpected()) {
                overturned.add(new Overturned(
                        source,
                        result.review().revision(),
                        result.review().decidedBy(),
                        result.reviewer(),
                        result.at(),
                        result.review().isApprovalExpected()));
            }
        }
        var agreements = new ArrayList<Agreement>();
        tallies.forEach((reviewer, metrics) -> agreements.add(metrics.of(reviewer)));
        return new QualityReport(from, until, agreements, overturned, waiting);
    }

    private static final class Tally {

        private int seconds;
        private int agreed;
        private int upheldAgainst;
        private int known;
        private int correct;

        private void add(Result result) {
            if (result.review().origin() != Origin.SAMPLE) {
                known++;
                correct += result.isAsExpected() ? 1 : 0;
                return;
            }
            seconds++;
            if (result.secondReviewer() == null) {
                agreed++;
            } else if (result.isAsExpected()) {
                upheldAgainst++;
            }
        }

        private Agreement of(String reviewer) {
            return new Agreement(reviewer, seconds, agreed, upheldAgainst, known, correct);
        }
    }
}
