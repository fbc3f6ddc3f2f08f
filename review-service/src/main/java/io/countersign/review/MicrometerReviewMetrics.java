package io.countersign.review;

import io.countersign.contracts.events.DecisionEvent.ApplicationWithdrawn;
import io.countersign.contracts.events.DecisionEvent.Outcome;
import io.countersign.contracts.events.DecisionEvent.RevisionDiscarded;
import io.countersign.contracts.events.DecisionEvent.RevisionRefused;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.QuestionResult;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.clock.ReviewCalendar;
import io.countersign.review.domain.queue.QueueStatistics;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.rules.Disagreement;
import io.countersign.rules.RuleBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decided = the outcomes, each once; each carries its first reason, and {@code countersign_reasons_total} counts every
 * one. Depth, oldest and overdue are read from the store by every instance: take the maximum, not the sum.
 */
@Component
class MicrometerReviewMetrics implements ReviewMetrics {

    private static final String NONE = "none";
    private static final String ASKED = "asked";

    private final MeterRegistry meters;
    private final Counter leasesLost;

    MicrometerReviewMetrics(
            MeterRegistry meters,
            Supplier<QueueStatistics> queue,
            RuleBook rules,
            InstantSource clock,
            WorkingDays days) {
        this.meters = meters;
        leasesLost = Counter.builder("countersign.leases.lost")
                .description("Reviewers who came back after their lease had ended")
                .register(meters);
        Gauge.builder("countersign.queue.depth", queue, now -> now.get().depth())
                .description("Revisions that wait for a reviewer")
                .register(meters);
        Gauge.builder("countersign.queue.oldest", queue, now -> ageOfOldest(now.get(), clock))
                .baseUnit("seconds")
                .description("How long the oldest one has waited")
                .register(meters);
        Gauge.builder("countersign.cases.overdue", queue, now -> now.get().overdue())
                .description("Revisions past their due time")
                .register(meters);
        Gauge.builder("countersign.holidays.end", days, MicrometerReviewMetrics::endOf)
                .baseUnit("seconds")
                .description("Epoch time at which the file of holidays ends")
                .register(meters);
        questions(ASKED);
        for (var result : QuestionResult.values()) {
            questions(result.code());
        }
        late("at_risk");
        late("overdue");
        for (var conflict : Conflict.values()) {
            conflicts(conflict);
        }
        Stream.of(ReasonCode.values())
                .filter(reason -> reason.stage() == ReasonCode.Stage.RETIREMENT)
                .forEach(this::retirements);
        rules.hashes()
                .forEach((name, hash) -> Gauge.builder("countersign.rule.set.info", () -> 1)
                        .description("The rule sets that this instance knows, by the hash of their content")
                        .tag("name", name)
                        .tag("hash", hash)
                        .register(meters));
    }

    /** The end of the last day that the file knows. */
    private static double endOf(WorkingDays days) {
        return days.end().plusDays(1).atStartOfDay(ReviewCalendar.ZONE).toEpochSecond();
    }

    private static double ageOfOldest(QueueStatistics statistics, InstantSource clock) {
        var oldest = statistics.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
    }

    @Override
    public void decided(Outcome outcome) {
        var reasons = reasons(outcome);
        var kind = OutcomeKind.of(outcome).code();
        meters.counter(
                        "countersign.decided",
                        "outcome",
                        kind,
                        "route",
                        route(outcome),
                        "reason",
                        reasons.isEmpty() ? NONE : reasons.getFirst().code().name())
                .increment();
        reasons.forEach(reason -> meters.counter(
                        "countersign.reasons",
                        "outcome",
                        kind,
                        "reason",
                        reason.code().name())
                .increment());
    }

    @Override
    public void retired(List<ReasonCode> reasons) {
        reasons.forEach(reason -> retirements(reason).increment());
    }

    private Counter retirements(ReasonCode reason) {
        return Counter.builder("countersign.retired")
                .description("Approvals that a lead revoked")
                .tag("reason", reason.name())
                .register(meters);
    }

    private static List<Reason> reasons(Outcome outcome) {
        return switch (outcome) {
            case SignatureRejected rejected -> rejected.reasons();
            case RevisionRefused refused -> refused.reasons();
            case SignatureApproved _, ApplicationWithdrawn _, RevisionDiscarded _ -> List.of();
        };
    }

    private static String route(Outcome outcome) {
        return switch (outcome) {
            case SignatureRejected rejected -> code(rejected.route());
            case SignatureApproved approved -> code(approved.route());
            case RevisionRefused _, ApplicationWithdrawn _, RevisionDiscarded _ -> NONE;
        };
    }

    private static String code(Route route) {
        return route.code();
    }

    @Override
    public void disagreed(Disagreement disagreement) {
        meters.counter(
                        "countersign.rule.shadow.disagreement",
                        "rule",
                        disagreement.rule(),
                        "from",
                        disagreement.from().code(),
                        "to",
                        disagreement.to().code())
                .increment();
    }

    @Override
    public void questionAsked() {
        questions(ASKED).increment();
    }

    @Override
    public void questionClosed(QuestionResult result) {
        questions(result.code()).increment();
    }

    private Counter questions(String change) {
        return Counter.builder("countersign.questions")
                .description(
                        "Questions to applicants: asked = answered + timed out + open, but for revisions that ended")
                .tag("change", change)
                .register(meters);
    }

    @Override
    public void atRisk() {
        late("at_risk").increment();
    }

    @Override
    public void overdue() {
        late("overdue").increment();
    }

    private Counter late(String stage) {
        return Counter.builder("countersign.decisions.late")
                .description("Decisions recorded as at risk and as overdue, each once")
                .tag("stage", stage)
                .register(meters);
    }

    @Override
    public void refused(Conflict conflict) {
        conflicts(conflict).increment();
    }

    private Counter conflicts(Conflict conflict) {
        return Counter.builder("countersign.verdict.conflicts")
                .description("Verdicts that came too late or without a lease")
                .tag("conflict", conflict.code())
                .register(meters);
    }

    @Override
    public void leaseLost() {
        leasesLost.increment();
    }
}
