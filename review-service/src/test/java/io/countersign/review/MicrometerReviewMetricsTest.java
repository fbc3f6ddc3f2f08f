package io.countersign.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.rules.Disagreement;
import io.countersign.rules.RuleBook;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerReviewMetricsTest {

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InMemoryCaseStore store = new InMemoryCaseStore();
    private final MicrometerReviewMetrics metrics = new MicrometerReviewMetrics(
            meters,
            new QueueStatisticsCache(store, () -> Cases.NOW.plusSeconds(60)),
            RuleBook.shipped(),
            () -> Cases.NOW.plusSeconds(60),
            HolidayFile.of(null));

    @Test
    void eachOutcomeIsCountedOnceAndEachReasonToo() {
        var summary = Cases.CONTENT.summary();
        var reasons = List.of(Reason.of(ReasonCode.LETTER_MISSING), Reason.of(ReasonCode.OWNER_MISSING));
        metrics.decided(new SignatureRejected(Cases.S1, 1, summary, Cases.NOW, Route.AUTOMATIC, reasons, null));
        metrics.decided(new SignatureApproved(Cases.S1, 2, summary, Cases.NOW, Route.HUMAN, null));
        metrics.decided(new ApplicationWithdrawn(Cases.S1, 3, summary, Cases.NOW));
        metrics.decided(
                new RevisionRefused(Cases.S1, 4, summary, Cases.NOW, List.of(Reason.of(ReasonCode.QUOTA_EXCEEDED))));

        assertThat(meters.scrape())
                .contains(
                        "countersign_decided_total{outcome=\"rejected\",reason=\"LETTER_MISSING\",route=\"automatic\"}"
                                + " 1.0",
                        "countersign_decided_total{outcome=\"approved\",reason=\"none\",route=\"human\"} 1.0",
                        "countersign_decided_total{outcome=\"withdrawn\",reason=\"none\",route=\"none\"} 1.0",
                        "countersign_decided_total{outcome=\"refused\",reason=\"QUOTA_EXCEEDED\",route=\"none\"} 1.0",
                        "countersign_reasons_total{outcome=\"rejected\",reason=\"OWNER_MISSING\"} 1.0");
    }

    @Test
    void theQueueShowsItsDepthItsOldestAndWhatIsOverdue() {
        store.save(List.of(Cases.openCase(Cases.S1, 1)));

        assertThat(meters.scrape())
                .contains(
                        "countersign_queue_depth 1.0",
                        "countersign_queue_oldest_seconds 60.0",
                        "countersign_cases_overdue 1.0");
    }

    @Test
    void ruleSetsShowTheirHashes() {
        var shipped = RuleBook.shipped().hashes().entrySet();

        assertThat(meters.scrape())
                .contains(shipped.stream()
                        .map(set -> "countersign_rule_set_info{hash=\"%s\",name=\"%s\"} 1"
                                .formatted(set.getValue(), set.getKey()))
                        .toList());
    }

    @Test
    void disagreementsOfAShadowEvaluationAreCountedByRule() {
        metrics.disagreed(new Disagreement("type", Finding.Result.PASSED, Finding.Result.REJECTED));

        assertThat(meters.scrape())
                .contains("countersign_rule_shadow_disagreement_total{from=\"passed\",rule=\"type\",to=\"rejected\"}"
                        + " 1.0");
    }

    @Test
    void questionsAndLateDecisionsAreCounted() {
        metrics.questionAsked();
        metrics.questionClosed(QuestionResult.TIMED_OUT);
        metrics.atRisk();

        assertThat(meters.scrape())
                .contains(
                        "countersign_questions_total{change=\"asked\"} 1.0",
                        "countersign_questions_total{change=\"timed_out\"} 1.0",
                        "countersign_questions_total{change=\"answered\"} 0.0",
                        "countersign_decisions_late_total{stage=\"at_risk\"} 1.0",
                        "countersign_decisions_late_total{stage=\"overdue\"} 0.0");
    }

    @Test
    void theEndOfTheHolidayFileIsTheEndOfItsLastDayInShanghai() {
        assertThat(meters.scrape()).contains("countersign_holidays_end_seconds 1.8302688E9");
    }

    @Test
    void conflictsAndLostLeasesAreCounted() {
        metrics.refused(Conflict.SUPERSEDED);
        metrics.leaseLost();

        assertThat(meters.scrape())
                .contains(
                        "countersign_verdict_conflicts_total{conflict=\"superseded\"} 1.0",
                        "countersign_verdict_conflicts_total{conflict=\"decided\"} 0.0",
                        "countersign_leases_lost_total 1.0");
    }
}
