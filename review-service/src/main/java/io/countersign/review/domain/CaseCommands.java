package io.countersign.review.domain;

import io.countersign.contracts.DecisionEvent.Outcome;
import io.countersign.contracts.DecisionEvent.SignatureApproved;
import io.countersign.contracts.DecisionEvent.SignatureRejected;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.RetirementCause;
import io.countersign.contracts.Route;
import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.CaseCommandResult.Leased;
import io.countersign.review.domain.CaseCommandResult.Refused;
import io.countersign.review.domain.CaseCommandResult.Released;
import io.countersign.review.domain.CaseCommandResult.Retired;
import io.countersign.review.domain.CaseCommandResult.Ruled;
import io.countersign.review.domain.Retirement.Act;
import io.countersign.review.domain.RevisionState.Decided;
import io.countersign.review.domain.RevisionState.Open;
import io.countersign.review.domain.RevisionState.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where reviewers claim revisions and decide them, and leads take approvals back: each command is one compare-and-set,
 * tried again if overtaken.
 */
public final class CaseCommands {

    private final CaseStore store;
    private final EventSerializer scribe;
    private final Consumer<SignatureId> settle;
    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final Duration lease;
    private final ReviewMetrics tally;
    private final Consumer<RevisionContent> forged;

    /** Without a recorder of forgeries. */
    public CaseCommands(
            CaseStore store,
            EventSerializer scribe,
            Consumer<SignatureId> settle,
            InstantSource clock,
            Supplier<String> tokens,
            Duration lease,
            ReviewMetrics tally) {
        this(store, scribe, settle, clock, tokens, lease, tally, content -> {});
    }

    /**
     * @param settle called once a verdict or a retirement is durable, to publish its event; must not wait for that
     * @param forged records an application whose papers a reviewer finds forged, before that verdict is written
     */
    public CaseCommands(
            CaseStore store,
            EventSerializer scribe,
            Consumer<SignatureId> settle,
            InstantSource clock,
            Supplier<String> tokens,
            Duration lease,
            ReviewMetrics tally,
            Consumer<RevisionContent> forged) {
        this.store = store;
        this.scribe = scribe;
        this.settle = settle;
        this.clock = clock;
        this.tokens = tokens;
        this.lease = lease;
        this.tally = tally;
        this.forged = forged;
    }

    /** Leases the open revision; the holder of its lease gets that lease again. */
    public CaseCommandResult claim(SignatureId signature, String reviewer) {
        return attempt(signature, known -> {
            var open = known.open();
            if (open == null) {
                return refuse(Conflict.NOTHING_WAITING);
            }
            var lease = open.getValue().lease();
            return lease != null && lease.isHeldAt(now()) && lease.reviewer().equals(reviewer)
                    ? new Step(new Leased(known.signature(), open.getKey(), lease), null, null)
                    : claimed(known, reviewer);
        });
    }

    /** Leases the open revision unless it is leased, to whomever. */
    CaseCommandResult claimUnleased(SignatureId signature, String reviewer) {
        return attempt(signature, known -> claimed(known, reviewer));
    }

    private Step claimed(Case known, String reviewer) {
        var open = known.open();
        if (open == null) {
            return refuse(Conflict.NOTHING_WAITING);
        }
        if (open.getValue().isLeasedAt(now())) {
            return refuse(Conflict.CLAIMED);
        }
        var taken = new Lease(reviewer, tokens.get(), now().plus(lease));
        return lease(known, open.getKey(), open.getValue(), taken);
    }

    /** Same token, later end. */
    public CaseCommandResult extend(SignatureId signature, int revision, LeaseHolder holder) {
        return attempt(signature, known -> {
            var open = held(known, revision, holder);
            if (open == null || open.lease() == null) {
                return refuse(conflict(known, revision, holder));
            }
            return lease(known, revision, open, open.lease().extendedTo(now().plus(lease)));
        });
    }

    private static Step lease(Case known, int revision, Open open, Lease lease) {
        return new Step(
                new Leased(known.signature(), revision, lease), known.with(revision, open.leasedTo(lease)), null);
    }

    /** Ends any lease of the revision; a lead's command. */
    public CaseCommandResult release(SignatureId signature, int revision) {
        return attempt(signature, known -> switch (known.state(revision)) {
            case null -> refuse(Conflict.UNKNOWN_REVISION);
            case Decided decided -> refuse(Conflict.of(decided));
            case Open open -> {
                var released = new Released(known.signature(), revision);
                yield new Step(released, open.lease() == null ? null : known.with(revision, open.leasedTo(null)), null);
            }
        });
    }

    /** Gives it back before the lease ends. */
    public CaseCommandResult release(SignatureId signature, int revision, LeaseHolder holder) {
        return attempt(signature, known -> {
            var open = held(known, revision, holder);
            return open == null
                    ? refuse(conflict(known, revision, holder))
                    : new Step(
                            new Released(known.signature(), revision), known.with(revision, open.leasedTo(null)), null);
        });
    }

    /** Durable before it is answered; the same verdict under the same token gets the same result. */
    public CaseCommandResult rule(SignatureId signature, int revision, LeaseHolder holder, Verdict verdict) {
        var answer = attempt(signature, known -> {
            if (known.state(revision) instanceof Decided decided && isRepeat(decided, holder, verdict)) {
                return new Step(new Ruled(signature, revision, decided.kind(), decided.at()), null, null);
            }
            var open = held(known, revision, holder);
            return open == null || open.lease() == null
                    ? refuse(conflict(known, revision, holder))
                    : decide(known, revision, open, open.lease(), verdict);
        });
        if (answer instanceof Refused refused) {
            tally.refused(refused.conflict());
        }
        return answer;
    }

    private static boolean isRepeat(Decided decided, LeaseHolder holder, Verdict verdict) {
        var ruling = decided.ruling();
        return ruling != null
                && ruling.holder().equals(holder)
                && ruling.digest().equals(verdict.digest());
    }

    private Step decide(Case known, int revision, Open open, Lease held, Verdict verdict) {
        var now = now();
        var outcome = outcome(known.signature(), revision, open, verdict);
        var ruling = new Ruling(held.reviewer(), held.token(), verdict.digest(), verdict.note());
        var closed =
                new OutcomeRecorder(scribe, now).close(CaseTransition.nothing(known), open.content(), outcome, ruling);
        var event = closed.events().getFirst();
        return new Step(
                new Ruled(known.signature(), revision, OutcomeKind.of(outcome), now),
                closed.next().withUnsent(event, now),
                new Effects(isForgery(outcome) ? open.content() : null, () -> tally.decided(outcome)));
    }

    private static boolean isForgery(Outcome outcome) {
        return outcome instanceof SignatureRejected rejected
                && rejected.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.DOCUMENT_FORGED);
    }

    private static Outcome outcome(SignatureId signature, int revision, Open open, Verdict verdict) {
        var content = open.content();
        return switch (verdict) {
            case Verdict.Approve _ ->
                new SignatureApproved(
                        signature, revision, content.summary(), content.submittedAt(), Route.HUMAN, open.assessment());
            case Verdict.Reject reject ->
                new SignatureRejected(
                        signature,
                        revision,
                        content.summary(),
                        content.submittedAt(),
                        Route.HUMAN,
                        reject.reasons(),
                        open.assessment());
        };
    }

    /** Retires an approved signature. Durable before it is answered; the same reasons again get the same result. */
    public CaseCommandResult retire(
            SignatureId signature, String lead, List<ReasonCode> reasons, @Nullable String note) {
        return attempt(signature, known -> {
            var tombstone = known.retired();
            if (tombstone != null && tombstone.act() != null && tombstone.isFor(reasons)) {
                return new Step(new Retired(signature, tombstone.act()), null, null);
            }
            if (tombstone != null) {
                return refuse(Conflict.RETIRED);
            }
            return known.hasApproved()
                    ? retire(known, new Act(lead, now(), reasons, note))
                    : refuse(Conflict.NOT_APPROVED);
        });
    }

    private Step retire(Case known, Act act) {
        var reasons = act.reasons().stream().map(Reason::of).toList();
        var ended = new OutcomeRecorder(scribe, act.at()).retire(known, RetirementCause.RETIRED, reasons, act);
        var next = ended.next();
        for (var event : ended.events()) {
            next = next.withUnsent(event, act.at());
        }
        return new Step(new Retired(known.signature(), act), next, new Effects(null, () -> {
            ended.outcomes().forEach(tally::decided);
            tally.retired(act.reasons());
        }));
    }

    private @Nullable Open held(Case known, int revision, LeaseHolder holder) {
        return known.state(revision) instanceof Open open && open.allows(holder, now()) ? open : null;
    }

    private Conflict conflict(Case known, int revision, LeaseHolder holder) {
        return switch (known.state(revision)) {
            case null -> Conflict.UNKNOWN_REVISION;
            case Decided decided ->
                decided.ruling() != null && decided.ruling().holder().isImpersonatedBy(holder)
                        ? Conflict.NOT_HOLDER
                        : Conflict.of(decided);
            case Open open
            when open.lease() != null && open.lease().holder().isImpersonatedBy(holder) -> Conflict.NOT_HOLDER;
            case Open _ -> {
                tally.leaseLost();
                yield Conflict.LEASE_LOST;
            }
        };
    }

    private CaseCommandResult attempt(SignatureId signature, Function<Case, Step> command) {
        var known = load(signature);
        return known == null ? new Refused(Conflict.UNKNOWN_CASE) : attempt(known, command);
    }

    private @Nullable Case load(SignatureId signature) {
        return store.load(List.of(signature)).get(signature);
    }

    private CaseCommandResult attempt(Case read, Function<Case, Step> command) {
        for (var known = read; known != null; known = load(read.signature())) {
            var step = command.apply(known);
            if (step.next() == null) {
                return step.answer();
            }
            var effects = step.effects();
            if (effects != null && effects.forgery() != null) {
                forged.accept(effects.forgery());
            }
            if (store.save(List.of(step.next())).isEmpty()) {
                if (effects != null) {
                    effects.count().run();
                    settle.accept(read.signature());
                }
                return step.answer();
            }
        }
        return new Refused(Conflict.UNKNOWN_CASE);
    }

    private static Step refuse(Conflict conflict) {
        return new Step(new Refused(conflict), null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One attempt: the result, the case to write, and what accompanies that write. */
    private record Step(
            CaseCommandResult answer,
            @Nullable Case next,
            @Nullable Effects effects) {}

    /**
     * @param forgery content whose papers are recorded as forged before the write
     * @param count updates the metrics after the write is durable
     */
    private record Effects(@Nullable RevisionContent forgery, Runnable count) {}
}
