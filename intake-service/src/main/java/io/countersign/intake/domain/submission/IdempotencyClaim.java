package io.countersign.intake.domain.submission;

import io.countersign.contracts.events.ApplicationEvent.ApplicationSubmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.View;
import org.jspecify.annotations.Nullable;

/** What a request may do after its key was looked at. */
sealed interface IdempotencyClaim {

    /** The key belongs to another request. */
    record Reused() implements IdempotencyClaim {}

    /**
     * A revision on its way into the topic: the request's own, or the one that its key already belongs to.
     *
     * @param key as it is stored, if the client sent one
     */
    record Attempt(
            CloudEvent<ApplicationSubmitted> event,
            String text,
            @Nullable IdempotencyRecord key) implements IdempotencyClaim {

        boolean isAppended() {
            return key != null && key.appended();
        }

        ApplicationPublisher.Entry entry() {
            return new ApplicationPublisher.Entry(event, text);
        }

        View view() {
            return View.of(event.data().signature(), event);
        }

        /** A repeat gets the same answer, marked as a repeat. */
        CommandResult.Accepted accepted() {
            var submitted = event.data();
            var standing = view().standing();
            return new CommandResult.Accepted(
                    submitted.signature(),
                    submitted.revision(),
                    standing.status(),
                    false,
                    SignatureEtag.of(submitted.revision() - 1, standing),
                    isAppended());
        }
    }
}
