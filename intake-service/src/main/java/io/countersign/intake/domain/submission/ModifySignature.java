package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.BacklogLimits;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.CommandResult.Bound;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.submission.SubmissionAppender.Wish;
import io.countersign.intake.domain.view.SignatureEtag;
import io.countersign.intake.domain.view.View;
import java.util.List;
import java.util.Optional;

/** The next revision of a signature: its key first, then what the view allows, then its number. */
final class ModifySignature {

    private final RevisionCounterStore counters;
    private final ViewStore views;
    private final OpenAppealCounter appeals;
    private final BacklogLimits bounds;
    private final EventFactory drafts;
    private final SubmissionAppender appending;
    private final TenantBacklog backlog;
    private final ExhaustedSignatures exhausted = new ExhaustedSignatures();

    ModifySignature(
            RevisionCounterStore counters,
            ViewStore views,
            OpenAppealCounter appeals,
            BacklogLimits bounds,
            EventFactory drafts,
            SubmissionAppender appending,
            TenantBacklog backlog) {
        this.counters = counters;
        this.views = views;
        this.appeals = appeals;
        this.bounds = bounds;
        this.drafts = drafts;
        this.appending = appending;
        this.backlog = backlog;
    }

    CommandResult modify(Modification change) {
        return repeat(change)
                .or(() -> refusal(change.account().id(), change.signature()))
                .orElseGet(() -> views.find(List.of(change.signature())).stream()
                        .filter(view -> view.isShown()
                                && view.account().equals(change.account().id()))
                        .findFirst()
                        .map(view -> modify(change, view))
                        .orElseGet(CommandResult.NotFound::new));
    }

    /** The refusal of any further revision that needs no reading; the repeat of an earlier request is not refused. */
    Optional<CommandResult> refusal(AccountId account, SignatureId signature) {
        return exhausted.contain(account, signature) ? Optional.of(tooManyRevisions()) : Optional.empty();
    }

    private CommandResult tooManyRevisions() {
        return new CommandResult.TooMany(Bound.REVISIONS, bounds.revisions());
    }

    private Optional<CommandResult> repeat(Modification change) {
        return appending.repeat(change.account().id(), change.key());
    }

    private CommandResult modify(Modification change, View view) {
        var current = etag(view);
        if (!change.precondition().allows(current)) {
            return stale(change, view);
        }
        return refusal(change, view).orElseGet(() -> take(change, view, current.modifications()));
    }

    private SignatureEtag etag(View view) {
        return SignatureEtag.of(counters.read(view.id()), view.standing());
    }

    /** Perhaps another attempt with the same key was faster than this one. */
    private CommandResult stale(Modification change, View view) {
        return repeat(change).orElseGet(() -> new CommandResult.PreconditionFailed(etag(view)));
    }

    private Optional<CommandResult> refusal(Modification change, View view) {
        var standing = view.standing();
        if (!standing.mayBeModified()) {
            return Optional.of(new CommandResult.Conflict(standing));
        }
        var region = view.newest().map(submitted -> submitted.application().region());
        if (region.isPresent() && region.get() != change.application().region()) {
            return Optional.of(new CommandResult.RegionFixed(region.get()));
        }
        var unstated = view.newest()
                .map(submitted -> submitted.application().unstated())
                .orElse(List.of());
        return change.application().unstated().stream()
                        .allMatch(field -> unstated.contains(field)
                                || change.inexpressible().contains(field))
                ? exceeded(change, view)
                : Optional.of(new CommandResult.StatedBefore(unstated));
    }

    private Optional<CommandResult> exceeded(Modification change, View view) {
        if (backlog.isFull(change.account())) {
            return Optional.of(CommandResult.TooMany.backlog(backlog.retryAfter(change.account())));
        }
        if (view.openRevisions() > bounds.openRevisions()) {
            return Optional.of(new CommandResult.TooMany(Bound.OPEN_REVISIONS, bounds.openRevisions()));
        }
        return change.application().appeal() != null
                        && appeals.count(change.account().id(), change.signature()) >= bounds.openAppeals()
                ? Optional.of(new CommandResult.TooMany(Bound.OPEN_APPEALS, bounds.openAppeals()))
                : Optional.empty();
    }

    /**
     * With {@code If-Match} one try, with the number that was compared; without, until a number is free. The limit is
     * compared with the number that the write compares, so that no race exceeds it: the view lags, the counter does not.
     */
    private CommandResult take(Modification change, View view, int modifications) {
        if (1 + modifications >= bounds.revisions()) {
            exhausted.add(change.account().id(), change.signature());
            return tooManyRevisions();
        }
        if (counters.raise(change.signature(), modifications)) {
            return append(change, modifications + 2);
        }
        return change.precondition() instanceof Precondition.OneOf
                ? stale(change, view)
                : take(change, view, counters.read(change.signature()));
    }

    private CommandResult append(Modification change, int revision) {
        SignatureId signature = change.signature();
        if (change.application().appeal() != null) {
            appeals.note(change.account().id(), signature);
        }
        backlog.add(change.account(), signature, revision);
        var event = drafts.submitted(signature, revision, change.account(), change.application());
        return appending.append(List.of(new Wish(event, change.key()))).getFirst();
    }
}
