package io.countersign.simulation.node;

import static java.util.Objects.requireNonNull;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Handled;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.claim.CaseCommands;
import io.countersign.review.domain.claim.ClaimCandidate;
import io.countersign.review.domain.claim.LeadCommands;
import io.countersign.review.domain.queue.AbsenceCommands;
import io.countersign.review.domain.queue.ClaimFilter;
import io.countersign.review.domain.queue.ReviewQueue;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Priority;
import io.countersign.review.domain.revision.RevisionState.Open;
import io.countersign.review.domain.revision.Verdict;
import io.countersign.simulation.store.ReviewStores;
import io.countersign.simulation.world.InvariantViolation;
import io.countersign.simulation.world.Reviewers;
import io.countersign.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Two reviewers and a senior, who claim, arrange and decide, in time or too late, and a lead. */
public final class ReviewerNode {

    private final World world;
    private final ReviewStores stores;
    private final Commands commands;
    private final List<Leased> leases = new ArrayList<>();

    /** @param queue a new one for each claim: each claim is carried out by another instance */
    record Commands(CaseCommands holder, LeadCommands lead, AbsenceCommands absences, Supplier<ReviewQueue> queue) {}

    ReviewerNode(World world, ReviewStores stores, Commands commands) {
        this.world = world;
        this.stores = stores;
        this.commands = commands;
    }

    private List<SignatureId> open() {
        return stores.all().stream()
                .filter(known -> known.open() != null)
                .map(Case::signature)
                .toList();
    }

    public void claim() {
        claim(open());
    }

    /** One of these. */
    public void claim(List<SignatureId> some) {
        if (!some.isEmpty()
                && commands.holder()
                                .claim(world.chance().of(some), world.chance().of(Reviewers.ALL))
                        instanceof Leased leased) {
            leases.add(leased);
        }
    }

    public void claimNext() {
        claimNext(world.chance().of(Reviewers.ALL));
    }

    private @Nullable Leased claimNext(Reviewer reviewer) {
        long moves = world.moves();
        var expected = stores.isFlushed() ? expectedNext(reviewer) : null;
        var answer = commands.queue().get().claimNext(ClaimFilter.any(), reviewer);
        if (expected != null && moves == world.moves()) {
            checkNext(expected, answer);
        }
        if (!(answer instanceof Leased leased)) {
            return null;
        }
        var violation = world.notToBeHandedOut().get(leased.lease().token());
        if (violation != null) {
            throw new InvariantViolation(violation);
        }
        leases.add(leased);
        return leased;
    }

    /** What the reviewer may be handed now, in order; meaningful only while nothing else moves. */
    private List<SignatureId> expectedNext(Reviewer reviewer) {
        var now = world.clock().instant();
        return stores.all().stream()
                .filter(known ->
                        known.open() != null && isFor(reviewer, known.open().getValue(), now))
                .sorted(Comparator.comparingInt((Case known) -> rank(known, reviewer))
                        .thenComparing(known -> requireNonNull(known.queuePosition())))
                .map(Case::signature)
                .toList();
    }

    private static boolean isFor(Reviewer reviewer, Open open, Instant now) {
        var handling = open.handling();
        var assignment = handling.assignment();
        return ReviewStores.isFree(open, now)
                && (handling.escalation() == null || reviewer.senior())
                && (assignment == null
                        || assignment.reviewer().equals(reviewer.name())
                        || !now.isBefore(assignment.until()))
                && ClaimCandidate.avoiding(handling).stream()
                        .noneMatch(skip -> skip.reviewer().equals(reviewer.name()) && now.isBefore(skip.until()));
    }

    private static int rank(Case known, Reviewer reviewer) {
        if (reviewer.name().equals(known.preferredReviewer())) {
            return 0;
        }
        return requireNonNull(known.open()).getValue().handling().escalation() == null ? 2 : 1;
    }

    private static void checkNext(List<SignatureId> expected, CaseCommandResult answer) {
        if (!expected.isEmpty() && answer.equals(new Refused(Conflict.NOTHING_WAITING))) {
            throw new InvariantViolation("a case that waits is not handed out: " + expected);
        }
        if (answer instanceof Leased leased
                && !leased.signature().equals(expected.isEmpty() ? null : expected.getFirst())) {
            throw new InvariantViolation("out of order: " + leased.signature() + ", not " + expected);
        }
    }

    public void absence() {
        var reviewer = world.chance().of(Reviewers.ALL).name();
        if (world.chance().oneIn(2)) {
            commands.absences().begin(reviewer, world.clock().instant().plusSeconds(600), null);
        } else {
            commands.absences().end(reviewer);
        }
    }

    /** In time or too late, once or again, and never without a lease. */
    public void rule() {
        if (!leases.isEmpty()) {
            rule(world.chance().of(leases));
        }
    }

    /** Under a claim that has ended. */
    public void ruleTooLate() {
        if (!leases.isEmpty()) {
            var leased = world.chance().of(leases);
            var late = Duration.between(world.clock().instant(), leased.lease().until());
            world.clock().move(late.isNegative() ? Duration.ZERO : late);
            rule(leased);
        }
    }

    private void rule(Leased leased) {
        Verdict verdict = leased.lease().token().hashCode() % 2 == 0
                ? new Verdict.Approve(null)
                : new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);
        commands.holder().decide(leased.claim(), verdict);
    }

    /** Anything else that a holder does. */
    public void arrange() {
        if (leases.isEmpty()) {
            return;
        }
        var leased = world.chance().of(leases);
        var claim = leased.claim();
        switch (world.chance().below(6)) {
            case 0 -> {
                var until = world.clock().instant().plusSeconds(600);
                ended(() -> commands.holder().hold(claim, "later", until));
            }
            case 1 -> ended(() -> commands.holder().skip(claim));
            case 2 -> ended(() -> commands.holder().escalate(claim, "unclear"));
            case 3 -> {
                var to = anyone();
                ended(() -> commands.holder().handOver(claim, to));
            }
            case 4 -> commands.holder().extend(claim);
            default -> commands.holder().release(claim);
        }
    }

    private String anyone() {
        return world.chance().oneIn(6)
                ? Reviewers.UNKNOWN
                : world.chance().of(Reviewers.ALL).name();
    }

    /** Once, or twice because the answer was lost. */
    private void ended(Supplier<CaseCommandResult> command) {
        long moves = world.moves();
        var answer = command.get();
        if (answer instanceof Handled && stores.isFlushed() && world.chance().oneIn(2)) {
            var again = command.get();
            if (moves == world.moves() && !(again instanceof Handled)) {
                throw new InvariantViolation("a repeated command is refused: " + again);
            }
        }
    }

    public void lead() {
        var known = open();
        if (known.isEmpty()) {
            return;
        }
        var some = List.of(world.chance().of(known));
        switch (world.chance().below(3)) {
            case 0 -> commands.lead().takeBack(some, "lead");
            case 1 -> commands.lead().reassign(some, "lena", anyone());
            default -> commands.lead().prioritize(some, "lead", world.chance().of(List.of(Priority.values())));
        }
    }

    /** After a week in which none of the three came back, two others decide whatever is open. */
    public void decideEverything() {
        world.clock().move(CaseCommands.MAX_HOLD.plusDays(1));
        for (int turn = 0; turn < Reviewers.LAST.size() + 1; turn++) {
            var reviewer = Reviewers.LAST.get(turn % Reviewers.LAST.size());
            for (var leased = claimNext(reviewer); leased != null; leased = claimNext(reviewer)) {
                commands.holder().decide(leased.claim(), new Verdict.Approve(null));
            }
        }
        if (!open().isEmpty()) {
            throw new InvariantViolation("a stuck case: " + open());
        }
    }
}
