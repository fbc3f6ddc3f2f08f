package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.SubmissionAppender.Wish;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes applications and what their owners want of them. The views lag, so their guards are a courtesy: whatever is
 * appended, the services behind keep the invariants.
 */
public final class ApplicationCommands {

    private final SignatureIdAllocator ids;
    private final EventFactory drafts;
    private final SubmissionAppender appending;
    private final ModifySignature modifying;
    private final WithdrawOrDelete ending;

    public ApplicationCommands(
            SignatureIdAllocator ids,
            Records records,
            ApplicationPublisher journal,
            ViewStore views,
            BacklogLimits bounds,
            InstantSource clock) {
        this.ids = ids;
        this.drafts = new EventFactory(clock);
        this.appending = new SubmissionAppender(records.keys(), journal, views);
        this.modifying = new ModifySignature(
                records.counters(), views, new OpenAppealCounter(records.appeals(), views), bounds, drafts, appending);
        this.ending = new WithdrawOrDelete(records.counters(), records.keys(), views, journal, drafts);
    }

    /**
     * What intake stores besides the views.
     *
     * @param counters authoritative
     * @param keys authoritative
     * @param appeals derived
     */
    public record Records(RevisionCounterStore counters, IdempotencyStore keys, AppealStore appeals) {}

    public CommandResult submit(Submission submission) {
        return submit(List.of(submission)).getFirst();
    }

    /** All of them in this order, an answer for each. */
    public List<CommandResult> submit(List<Submission> submissions) {
        return appending.append(submissions.stream()
                .map(wanted ->
                        new Wish(drafts.submitted(ids.next(), 1, wanted.account(), wanted.application()), wanted.key()))
                .toList());
    }

    public CommandResult modify(Modification change) {
        return modifying.modify(change);
    }

    /** A request that review settles: it may lose against an approval. */
    public CommandResult withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.withdraw(account, signature, precondition);
    }

    /** Final, at any time. */
    public CommandResult delete(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.delete(account, signature, precondition);
    }
}
