package io.countersign.review.domain.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.report.ReviewStatistics.HourCount;
import io.countersign.review.domain.report.ReviewStatistics.ReasonCount;
import io.countersign.review.domain.report.ReviewStatistics.ReviewerTotal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewStatisticsTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final List<ReviewerDecision> accepted = new ArrayList<>();
    private final ReviewStatisticsReader reader = new ReviewStatisticsReader((from, until, limit) -> accepted.stream()
            .filter(one -> one.isBetween(from, until))
            .limit(limit)
            .toList());

    private void rule(String reviewer, Instant at, boolean approval, int secondsToDecide, String... reasons) {
        accepted.add(new ReviewerDecision(
                new SignatureId(accepted.size() + 1),
                1,
                reviewer,
                at,
                approval,
                at.minusSeconds(secondsToDecide + 100),
                at.minusSeconds(secondsToDecide),
                List.of(reasons)));
    }

    @Test
    void verdictsAreCountedPerReviewerAndHour() {
        rule("sam", TEN, true, 10);
        rule("rita", NINE, true, 10);
        rule("rita", NINE.plusSeconds(3_599), false, 10, "OTHER");
        rule("rita", TEN, false, 10, "OTHER", "DOCUMENT_FORGED");

        var statistics = requireNonNull(reader.read(NINE, TEN.plusSeconds(1)));

        assertThat(statistics.hours())
                .containsExactly(
                        new HourCount("rita", NINE, 1, 1),
                        new HourCount("rita", TEN, 0, 1),
                        new HourCount("sam", TEN, 1, 0));
        assertThat(statistics.reasons())
                .containsExactly(new ReasonCount("OTHER", 2), new ReasonCount("DOCUMENT_FORGED", 1));
    }

    @Test
    void timesAreMediansAndTheTenthThatTookLongest() {
        for (int seconds = 1; seconds <= 10; seconds++) {
            rule("rita", NINE, true, seconds);
        }
        accepted.add(new ReviewerDecision(new SignatureId(99), 1, "sam", NINE, true, null, null, List.of()));

        var statistics = requireNonNull(reader.read(NINE, TEN));

        assertThat(statistics.reviewers())
                .containsExactly(
                        new ReviewerTotal(
                                "rita", 10, 0, Duration.ofSeconds(100), Duration.ofSeconds(5), Duration.ofSeconds(9)),
                        new ReviewerTotal("sam", 1, 0, null, null, null));
        assertThat(statistics.table())
                .contains("\"rita\",\"10\",\"10\",\"0\",\"100\",\"5\",\"9\"")
                .contains("\"sam\",\"1\",\"1\",\"0\",\"\",\"\",\"\"");
    }

    @Test
    void aTimeWithTooManyVerdictsIsNotCountedInPart() {
        rule("rita", NINE, true, 1);
        accepted.addAll(Collections.nCopies(ReviewStatisticsReader.MAX_VERDICTS, accepted.getFirst()));

        assertThat(reader.read(NINE, TEN)).isNull();
    }

    @Test
    void aWindowIsBounded() {
        assertThatThrownBy(() -> reader.read(NINE, NINE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> reader.read(NINE, NINE.plus(Duration.ofDays(31)).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
