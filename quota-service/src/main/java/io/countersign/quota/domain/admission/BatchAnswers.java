package io.countersign.quota.domain.admission;

import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.CloudEvent;
import java.util.List;

/**
 * What is to be published for a batch, once its ledgers are durable.
 *
 * @param answers one per record of applications, in their order
 * @param taken slots taken
 * @param released slots released
 */
public record BatchAnswers(List<Answer> answers, int taken, int released) {

    public BatchAnswers {
        answers = List.copyOf(answers);
    }

    public List<CloudEvent<AdmissionEvent>> events() {
        return answers.stream().map(Answer::event).toList();
    }

    /**
     * The answer to one record.
     *
     * @param anew false if the ledger remembered it, or there was nothing to decide
     * @param unchecked refused although the catch-up check found no end in time
     */
    public record Answer(CloudEvent<AdmissionEvent> event, boolean anew, boolean unchecked) {}
}
