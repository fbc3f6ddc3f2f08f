package io.countersign.quota.kafka;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.AdmissionQuestioned;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.AdmissionEvent.ApplicationRefused;
import io.countersign.contracts.events.AdmissionEvent.DeletionRelayed;
import io.countersign.contracts.events.AdmissionEvent.InformationRelayed;
import io.countersign.contracts.events.AdmissionEvent.LimitChanged;
import io.countersign.contracts.events.AdmissionEvent.WithdrawalRelayed;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.quota.domain.admission.BatchAnswers;
import io.countersign.quota.domain.admission.BatchAnswers.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts what was answered, after it was acknowledged: submitted = admitted + refused + repeated. Slots taken minus
 * slots released are the slots held.
 */
@Component
final class QuotaMetrics {

    private final Counter admitted;
    private final Map<ReasonCode, Counter> refused = new EnumMap<>(ReasonCode.class);
    private final Counter unchecked;
    private final Counter repeated;
    private final Counter taken;
    private final Counter released;
    private final Counter questioned;
    private final DistributionSummary use;

    QuotaMetrics(MeterRegistry meters) {
        admitted =
                counter("countersign.admitted", "Revisions admitted, each once").register(meters);
        refusals(meters, ReasonCode.QUOTA_EXCEEDED, ReasonCode.DUPLICATE_NAME, ReasonCode.TOO_MANY_OPEN_REVISIONS);
        unchecked = counter("countersign.refused.unchecked", "Refusals whose catch-up check ran out of time")
                .register(meters);
        repeated = counter("countersign.repeated", "Answers given again").register(meters);
        taken = slots("taken").register(meters);
        released = slots("released").register(meters);
        questioned = counter("countersign.questioned", "Revisions held and undecided for a day, asked for again")
                .register(meters);
        use = DistributionSummary.builder("countersign.quota.use")
                .description("Slots used of the account's limit, at each new answer")
                .serviceLevelObjectives(0.5, 0.8, 0.9, 0.99)
                .register(meters);
    }

    void count(BatchAnswers answers) {
        taken.increment(answers.taken());
        released.increment(answers.released());
        answers.answers().forEach(this::count);
    }

    void questioned(int revisions) {
        questioned.increment(revisions);
    }

    private void count(Answer answer) {
        AdmissionEvent event = answer.event().data();
        switch (event) {
            case ApplicationAdmitted admission -> count(answer, admission);
            case ApplicationRefused refusal -> count(answer, refusal);
            case WithdrawalRelayed _,
                    DeletionRelayed _,
                    InformationRelayed _,
                    AdmissionQuestioned _,
                    LimitChanged _ -> {}
        }
    }

    private void count(Answer answer, ApplicationAdmitted admission) {
        if (answer.anew()) {
            admitted.increment();
            use.record(ratio(admission.used(), admission.limit()));
        } else {
            repeated.increment();
        }
    }

    private void count(Answer answer, ApplicationRefused refusal) {
        if (!answer.anew()) {
            repeated.increment();
            return;
        }
        refusal.reasons().stream().limit(1).forEach(reason -> {
            var counter = refused.get(reason.code());
            if (counter != null) {
                counter.increment();
            }
        });
        unchecked.increment(answer.unchecked() ? 1 : 0);
        use.record(ratio(refusal.used(), refusal.limit()));
    }

    private void refusals(MeterRegistry meters, ReasonCode... codes) {
        for (var code : codes) {
            refused.put(
                    code,
                    counter("countersign.refused", "Revisions refused, each once")
                            .tag("reason", code.name())
                            .register(meters));
        }
    }

    private static Counter.Builder slots(String change) {
        return counter("countersign.quota.slots", "Slots taken and released").tag("change", change);
    }

    private static Counter.Builder counter(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private static double ratio(int used, int limit) {
        return limit == 0 ? 1 : (double) used / limit;
    }
}
