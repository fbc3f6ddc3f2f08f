package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.ApplicationEvent;
import io.countersign.contracts.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.ApplicationEvent.WithdrawalRequested;
import io.countersign.contracts.SignatureId;
import java.util.List;
import java.util.function.Function;

/** Withdrawals and deletions: they read and compare, but raise no number. */
final class Ending {

    private final Counters counters;
    private final ViewStore views;
    private final Journal journal;
    private final Drafts drafts;

    Ending(Counters counters, ViewStore views, Journal journal, Drafts drafts) {
        this.counters = counters;
        this.views = views;
        this.journal = journal;
        this.drafts = drafts;
    }

    Answer withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return with(account, signature, precondition, this::withdraw);
    }

    private Answer withdraw(View view) {
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
            case APPROVED, REJECTED, REFUSED, DISCARDED, DELETED, RETIRED -> new Answer.Conflict(standing);
        };
    }

    Answer delete(AccountId account, SignatureId signature, Precondition precondition) {
        return with(
                account,
                signature,
                precondition,
                view -> view.deletedByOwner() ? accepted(view) : append(view, new SignatureDeleted(signature)));
    }

    private Answer with(
            AccountId account, SignatureId signature, Precondition precondition, Function<View, Answer> command) {
        return views.find(List.of(signature)).stream()
                .filter(view -> view.isShown() && view.account().equals(account))
                .findFirst()
                .map(view -> precondition.allows(etag(view))
                        ? command.apply(view)
                        : new Answer.PreconditionFailed(etag(view)))
                .orElseGet(Answer.NotFound::new);
    }

    private Answer append(View view, ApplicationEvent data) {
        var event = drafts.event(view.account(), data);
        var acknowledged = journal.append(List.of(new Journal.Entry(event, journal.write(event))));
        var change = View.of(view.id(), event);
        return acknowledged.getFirst() && shows(change) ? accepted(view.merge(change)) : new Answer.Unavailable();
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

    private Answer accepted(View view) {
        var standing = view.standing();
        return new Answer.Accepted(
                view.id(), standing.shown().number(), standing.status(), standing.withdrawalRequested(), etag(view));
    }

    private Etag etag(View view) {
        return Etag.of(counters.read(view.id()), view.standing());
    }
}
