package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.idempotency.IdempotencyRecord;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.View;
import io.countersign.intake.domain.view.ViewStore;
import java.util.List;
import java.util.function.Function;

/** Withdrawals and deletions: they read and compare, but raise no number. */
final class WithdrawOrDelete {

    private final RevisionCounterStore counters;
    private final IdempotencyStore keys;
    private final ViewStore views;
    private final ApplicationPublisher journal;
    private final EventFactory drafts;

    WithdrawOrDelete(
            RevisionCounterStore counters,
            IdempotencyStore keys,
            ViewStore views,
            ApplicationPublisher journal,
            EventFactory drafts) {
        this.counters = counters;
        this.keys = keys;
        this.views = views;
        this.journal = journal;
        this.drafts = drafts;
    }

    CommandResult withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return with(account, signature, precondition, this::withdraw);
    }

    private CommandResult withdraw(View view) {
        var standing = view.standing();
        return switch (standing.status()) {
            case PENDING ->
                standing.withdrawalRequested()
                        ? accepted(view)
                        : append(
                                view,
                                new WithdrawalRequested(
                                        view.id(), standing.shown().number()));
            case WITHDRAWN -> accepted(view);
            case APPROVED, REJECTED, REFUSED, DISCARDED, DELETED, RETIRED -> new CommandResult.Conflict(standing);
        };
    }

    CommandResult delete(AccountId account, SignatureId signature, Precondition precondition) {
        return with(
                account,
                signature,
                precondition,
                view -> view.deletedByOwner() ? accepted(view) : append(view, new SignatureDeleted(signature)));
    }

    private CommandResult with(
            AccountId account,
            SignatureId signature,
            Precondition precondition,
            Function<View, CommandResult> command) {
        return views.find(List.of(signature)).stream()
                .filter(view -> view.isShown() && view.account().equals(account))
                .findFirst()
                .map(view -> precondition.allows(etag(view))
                        ? command.apply(view)
                        : new CommandResult.PreconditionFailed(etag(view)))
                .orElseGet(CommandResult.NotFound::new);
    }

    private CommandResult append(View view, ApplicationEvent data) {
        var entry = standing(drafts.event(view.account(), data));
        var acknowledged = journal.append(List.of(entry));
        var change = View.of(view.id(), entry.event());
        return acknowledged.getFirst() && shows(change)
                ? accepted(view.merge(change))
                : new CommandResult.Unavailable();
    }

    /** Whoever asks for the same again, or at the same time, appends the same event: with the time of the first. */
    private ApplicationPublisher.Entry standing(CloudEvent<? extends ApplicationEvent> event) {
        var own = IdempotencyRecord.ofCommand(event, journal.write(event));
        var text = keys.claim(List.of(own)).getFirst().event();
        return new ApplicationPublisher.Entry(journal.readAny(text), text);
    }

    /** The listener writes it later if this fails. */
    private boolean shows(View change) {
        try {
            views.merge(List.of(change));
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private CommandResult accepted(View view) {
        var standing = view.standing();
        return new CommandResult.Accepted(
                view.id(),
                standing.shown().number(),
                standing.status(),
                standing.withdrawalRequested(),
                etag(view),
                false);
    }

    private SignatureEtag etag(View view) {
        return SignatureEtag.of(counters.read(view.id()), view.standing());
    }
}
