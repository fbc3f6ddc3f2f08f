package io.countersign.review.domain.inbox;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.evaluation.Evaluator;
import io.countersign.review.domain.evaluation.RevisionEvaluation;
import io.countersign.review.domain.revision.RevisionContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of admissions at the moment of its decision; the rules are asked once, and only if a row needs them. */
public final class ReceivedAdmission {

    private final AdmissionEvent event;
    private final AccountId account;
    private final Instant now;
    private @Nullable EvaluatedRevision evaluated;

    private ReceivedAdmission(AdmissionEvent event, AccountId account, Instant now) {
        this.event = event;
        this.account = account;
        this.now = now;
    }

    public static ReceivedAdmission of(CloudEvent<AdmissionEvent> record, Instant now) {
        return new ReceivedAdmission(record.data(), record.accountid(), now);
    }

    public AdmissionEvent event() {
        return event;
    }

    AccountId account() {
        return account;
    }

    public Instant now() {
        return now;
    }

    RevisionEvaluation evaluatedBy(Evaluator evaluator, ApplicationAdmitted admitted) {
        if (evaluated == null) {
            var content = RevisionContent.of(admitted);
            evaluated = new EvaluatedRevision(
                    admitted.signature(), admitted.revision(), content, evaluator.evaluate(content));
        }
        return evaluated.evaluation();
    }

    /** What the rules were asked, if a row has asked them. */
    @Nullable
    EvaluatedRevision evaluated() {
        return evaluated;
    }
}
