package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.events.ApplicationEvent;
import io.countersign.contracts.events.ApplicationEvent.SignatureDeleted;
import io.countersign.contracts.events.ApplicationEvent.WithdrawalRequested;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.view.View;
import java.util.function.Function;

/** Withdrawals and deletions: they read and compare, but raise no number. */
final class WithdrawOrDelete {

    private final CommandAppender appender;

    WithdrawOrDelete(CommandAppender appender) {
        this.appender = appender;
    }

    CommandResult withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return with(account, signature, precondition, this::withdraw);
    }

    private CommandResult withdraw(View view) {
        var standing = view.standing();
        return switch (standing.status()) {
            case PENDING ->
                standing.withdrawalRequested()
                        ? appender.accepted(view)
                        : append(
                                view,
                                new WithdrawalRequested(
                                        view.id(), standing.shown().number()));
            case WITHDRAWN -> appender.accepted(view);
            case APPROVED, REJECTED, REFUSED, DISCARDED, DELETED, RETIRED -> new CommandResult.Conflict(standing);
        };
    }

    CommandResult delete(AccountId account, SignatureId signature, Precondition precondition) {
        return with(
                account,
                signature,
                precondition,
                view -> view.deletedByOwner()
                        ? appender.accepted(view)
                        : append(view, new SignatureDeleted(signature)));
    }

    private CommandResult with(
            AccountId account,
            SignatureId signature,
            Precondition precondition,
            Function<View, CommandResult> command) {
        return appender.find(account, signature)
                .map(view -> precondition.allows(appender.etag(view))
                        ? command.apply(view)
                        : new CommandResult.PreconditionFailed(appender.etag(view)))
                .orElseGet(CommandResult.NotFound::new);
    }

    private CommandResult append(View view, ApplicationEvent data) {
        return appender.append(view, appender.claim(view, data));
    }
}
