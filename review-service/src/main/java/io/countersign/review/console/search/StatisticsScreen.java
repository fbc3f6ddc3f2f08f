package io.countersign.review.console.search;

import java.util.List;

/**
 * What reviewers decided, as the page shows it: each plot beside a table with the same numbers.
 *
 * @param days how many, up to now
 * @param scale labels of the plots' vertical scale, from the highest down to zero
 * @param lines where the plots have a line for each label
 * @param buckets the spans of the plots' bars, from the oldest on
 */
record StatisticsScreen(
        int days,
        int decided,
        int approved,
        int rejected,
        List<Reviewer> reviewers,
        List<Integer> scale,
        List<Double> lines,
        List<String> buckets,
        List<Plot> plots,
        List<Used> reasons) {

    /** @param width of the bar of the time to decide, in percent of the slowest reviewer's */
    record Reviewer(
            String name,
            int decided,
            int approved,
            int rejected,
            String timeToClaim,
            String timeToDecide,
            String slowTimeToDecide,
            int width) {}

    /** Verdicts of one reviewer over the time. */
    record Plot(String reviewer, int decided, List<Bar> bars) {}

    /** A bar of a plot of 100 by 100 units: approvals at the bottom, rejections above them. */
    record Bar(
            double x,
            double width,
            double approvedY,
            double approvedHeight,
            double rejectedY,
            double rejectedHeight,
            String title) {}

    /** @param width in percent of the most frequent one */
    record Used(String code, String text, int count, int width) {}
}
