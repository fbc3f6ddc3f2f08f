package io.countersign.intake.domain;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.intake.domain.Appending.Wish;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes applications and what their owners want of them. The views lag, so their guards are a courtesy: whatever is
 * appended, the services behind keep the invariants.
 */
public final class Intake {

    private final SignatureIds ids;
    private final Drafts drafts;
    private final Appending appending;
    private final Modifying modifying;
    private final Ending ending;

    public Intake(
            SignatureIds ids, Records records, Journal journal, ViewStore views, Bounds bounds, InstantSource clock) {
        this.ids = ids;
        this.drafts = new Drafts(clock);
        this.appending = new Appending(records.keys(), journal, views);
        this.modifying = new Modifying(
                records.counters(), views, new OpenAppeals(records.appeals(), views), bounds, drafts, appending);
        this.ending = new Ending(records.counters(), records.keys(), views, journal, drafts);
    }

    /**
     * What intake stores besides the views.
     *
     * @param counters authoritative
     * @param keys authoritative
     * @param appeals derived
     */
    public record Records(Counters counters, Keys keys, Appeals appeals) {}

    public Answer submit(Submission submission) {
        return submit(List.of(submission)).getFirst();
    }

    /** All of them in this order, an answer for each. */
    public List<Answer> submit(List<Submission> submissions) {
        return appending.append(submissions.stream()
                .map(wanted ->
                        new Wish(drafts.submitted(ids.next(), 1, wanted.account(), wanted.application()), wanted.key()))
                .toList());
    }

    public Answer modify(Modification change) {
        return modifying.modify(change);
    }

    /** A request that review settles: it may lose against an approval. */
    public Answer withdraw(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.withdraw(account, signature, precondition);
    }

    /** Final, at any time. */
    public Answer delete(AccountId account, SignatureId signature, Precondition precondition) {
        return ending.delete(account, signature, precondition);
    }
}
