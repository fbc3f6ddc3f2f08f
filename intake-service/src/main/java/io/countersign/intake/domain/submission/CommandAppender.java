package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.View;
import java.util.List;
import java.util.Optional;

/** Appends an owner's commands that raise no number: to a signature that is shown, each under the id of its event. */
final class CommandAppender {

    private final RevisionCounterStore counters;
    private final IdempotencyStore keys;
    private final ViewStore views;
    private final ApplicationPublisher publisher;
    private final SignatureRegistry approved;
    private final EventFactory events;

    CommandAppender(
            ApplicationCommands.Records records, ViewStore views, ApplicationPublisher publisher, EventFactory events) {
        this.counters = records.counters();
        this.keys = records.keys();
        this.approved = records.approved();
        this.views = views;
        this.publisher = publisher;
        this.events = events;
    }

    /** What the account may see of its signature. */
    Optional<View> find(AccountId account, SignatureId signature) {
        return views.find(List.of(signature)).stream()
                .filter(view -> view.isShown() && view.account().equals(account))
                .findFirst();
    }

    /** The same command again, or at the same time, is the same event: with the time and content of the first. */
    ApplicationPublisher.Entry claim(View view, ApplicationEvent data) {
        CloudEvent<? extends ApplicationEvent> event = events.event(view.account(), data);
        var own = IdempotencyRecord.ofCommand(event, publisher.write(event));
        return entry(keys.claim(List.of(own)).getFirst().event());
    }

    ApplicationPublisher.Entry entry(String text) {
        return new ApplicationPublisher.Entry(publisher.readAny(text), text);
    }

    CommandResult append(View view, ApplicationPublisher.Entry entry) {
        var change = View.of(view.id(), entry.event());
        return publisher.append(List.of(entry)).getFirst() && shows(change)
                ? accepted(view.merge(change))
                : new CommandResult.Unavailable();
    }

    /**
     * A deletion ends the use of the name before the view shows it: a repeat is accepted for what the view shows. The
     * listener writes both later if this fails.
     */
    private boolean shows(View change) {
        try {
            if (change.deletedByOwner()) {
                approved.remove(List.of(change.id()));
            }
            views.merge(List.of(change));
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    CommandResult accepted(View view) {
        var status = view.standing();
        return new CommandResult.Accepted(
                view.id(), status.shown().number(), status.status(), status.withdrawalRequested(), etag(view), false);
    }

    SignatureEtag etag(View view) {
        return SignatureEtag.of(counters.read(view.id()), view.standing());
    }
}
