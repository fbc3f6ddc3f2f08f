package io.countersign.intake.domain.submission;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.account.AppealStore;
import io.countersign.intake.domain.account.BacklogLimits;
import io.countersign.intake.domain.account.TenantBacklog;
import io.countersign.intake.domain.allocation.RevisionCounterStore;
import io.countersign.intake.domain.allocation.SignatureIdAllocator;
import io.countersign.intake.domain.certificate.CertificateFingerprints;
import io.countersign.intake.domain.command.CommandResult;
import io.countersign.intake.domain.command.Modification;
import io.countersign.intake.domain.command.Precondition;
import io.countersign.intake.domain.command.QuestionAnswer;
import io.countersign.intake.domain.command.Submission;
import io.countersign.intake.domain.idempotency.IdempotencyStore;
import io.countersign.intake.domain.projection.OwnInserts;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.submission.SubmissionAppender.Wish;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes applications and what their owners want of them. The views lag, so their guards are best-effort checks: whatever is
 * appended, the services behind keep the invariants.
 */
public final class ApplicationCommands {

    private final SignatureIdAllocator ids;
    private final EventFactory drafts;
    private final TenantBacklog backlog;
    private final SubmissionAppender appending;
    private final ModifySignature modifying;
    private final WithdrawOrDelete ending;
    private final AnswerQuestion answering;

    public ApplicationCommands(
            SignatureIdAllocator ids,
            Records records,
            ApplicationPublisher publisher,
            ViewStore views,
            BacklogLimits bounds,
            InstantSource clock) {
        this(ids, records, publisher, views, bounds, TenantBacklog.unlimited(), clock);
    }

    public ApplicationCommands(
            SignatureIdAllocator ids,
            Records records,
            ApplicationPublisher publisher,
            ViewStore views,
            BacklogLimits bounds,
            TenantBacklog backlog,
            InstantSource clock) {
        this.ids = ids;
        this.backlog = backlog;
        this.drafts = new EventFactory(clock, records.certificates());
        this.appending = new SubmissionAppender(records.keys(), publisher, views, records.inserts());
        this.modifying = new ModifySignature(
                records.counters(),
                views,
                new OpenAppealCounter(records.appeals(), views),
                bounds,
                drafts,
                appending,
                backlog);
        var commands = new CommandAppender(records, views, publisher, drafts);
        this.ending = new WithdrawOrDelete(commands);
        this.answering = new AnswerQuestion(records.keys(), commands, drafts);
    }

    /**
     * What intake stores besides the views.
     *
     * @param counters authoritative
     * @param keys authoritative
     * @param appeals derived
     * @param certificates what the certificates show
     * @param approved derived; what is deleted may not be used from then on
     * @param inserts what this process has written of the views; in memory
     */
    public record Records(
            RevisionCounterStore counters,
            IdempotencyStore keys,
            AppealStore appeals,
            CertificateFingerprints certificates,
            SignatureRegistry approved,
            OwnInserts inserts) {}

    public CommandResult submit(Submission submission) {
        return submit(List.of(submission)).getFirst();
    }

    /** All of them in this order, an answer for each. */
    public List<CommandResult> submit(List<Submission> submissions) {
        var wishes = submissions.stream().map(this::wish).toList();
        var results = appending
                .append(wishes.stream().flatMap(Optional::stream).toList())
                .iterator();
        var all = new ArrayList<CommandResult>();
        for (int i = 0; i < wishes.size(); i++) {
            var account = submissions.get(i).account();
            all.add(wishes.get(i)
                    .map(admitted -> counted(admitted, results.next()))
                    .orElseGet(() -> CommandResult.TooMany.backlog(backlog.retryAfter(account))));
        }
        return List.copyOf(all);
    }

    /** Empty if the tenant's backlog is full. */
    private Optional<Wish> wish(Submission wanted) {
        var signature = ids.next();
        return backlog.tryAdd(wanted.account(), signature, 1)
                ? Optional.of(
                        new Wish(drafts.submitted(signature, 1, wanted.account(), wanted.application()), wanted.key()))
                : Optional.empty();
    }

    /** What was not confirmed may be appended all the same, and counts; the repeat of an earlier request does not. */
    private CommandResult counted(Wish wish, CommandResult result) {
        var signature = wish.event().data().signature();
        boolean isAppended = result instanceof CommandResult.Unavailable
                || (result instanceof CommandResult.Accepted accepted
                        && accepted.signature().equals(signature));
        if (!isAppended) {
            backlog.remove(signature, 1);
        }
        return result;
    }

    /**
     * Why no modification of the signature is accepted, whatever its content is, as far as that is known without reading. It
     * does not hold for the repeat of an earlier request.
     */
    public Optional<CommandResult> refusal(AccountId account, SignatureId signature) {
        return modifying.refusal(account, signature);
    }

    public CommandResult modify(Modification change) {
        return modifying.modify(change);
    }

    /** A request that review settles: it may lose against an approval. */
    public CommandResult withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.withdraw(account, signature, precondition);
    }

    /** Only while the view shows the question as open; the same answer again is accepted again. */
    public CommandResult answer(QuestionAnswer answer) {
        return answering.answer(answer);
    }

    /** Final, at any time. */
    public CommandResult delete(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.delete(account, signature, precondition);
    }
}
