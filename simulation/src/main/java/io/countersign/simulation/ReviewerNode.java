package io.countersign.simulation;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.Priority;
import io.countersign.review.domain.cases.Verdict;
import io.countersign.review.domain.queue.CaseCommands;
import io.countersign.review.domain.queue.ClaimSettings;
import io.countersign.review.domain.queue.LeadCommands;
import io.countersign.review.domain.reviewer.Reviewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two reviewers and a senior, who claim, arrange and decide, in time or too late, and a lead. */
final class ReviewerNode {

    /** One claim at a time: the account has two signatures at most. */
    static final ClaimSettings SETTINGS =
            new ClaimSettings(Duration.ofMinutes(15), 1, Duration.ofMinutes(10), Duration.ofMinutes(10));

    private static final List<Reviewer> REVIEWERS =
            List.of(Reviewer.named("rita"), Reviewer.named("sam"), new Reviewer("uma", true));
    private static final List<Reviewer> LAST = List.of(new Reviewer("vera", true), new Reviewer("will", true));

    private final World world;
    private final Supplier<Collection<SignatureId>> open;
    private final CaseCommands commands;
    private final LeadCommands leads;
    private final List<Leased> leases = new ArrayList<>();

    /** @param open the cases with an open revision */
    ReviewerNode(World world, Supplier<Collection<SignatureId>> open, CaseCommands commands, LeadCommands leads) {
        this.world = world;
        this.open = open;
        this.commands = commands;
        this.leads = leads;
    }

    static boolean isSenior(String reviewer) {
        return Stream.concat(REVIEWERS.stream(), LAST.stream())
                .anyMatch(one -> one.senior() && one.name().equals(reviewer));
    }

    void claim() {
        var known = List.copyOf(open.get());
        if (!known.isEmpty()) {
            claim(world.chance.of(known), world.chance.of(REVIEWERS));
        }
    }

    private void claim(SignatureId signature, Reviewer reviewer) {
        if (commands.claim(signature, reviewer) instanceof Leased leased) {
            leases.add(leased);
        }
    }

    /** In time or too late, once or again, and never without a lease. */
    void rule() {
        if (!leases.isEmpty()) {
            rule(world.chance.of(leases));
        }
    }

    /** Under a claim that has ended. */
    void ruleTooLate() {
        if (!leases.isEmpty()) {
            var leased = world.chance.of(leases);
            var late = Duration.between(world.clock.instant(), leased.lease().until());
            world.clock.move(late.isNegative() ? Duration.ZERO : late);
            rule(leased);
        }
    }

    private void rule(Leased leased) {
        Verdict verdict = leased.lease().token().hashCode() % 2 == 0
                ? new Verdict.Approve(null)
                : new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);
        commands.rule(leased.signature(), leased.revision(), leased.lease().holder(), verdict);
    }

    /** Anything else that a holder does. */
    void arrange() {
        if (leases.isEmpty()) {
            return;
        }
        var leased = world.chance.of(leases);
        var s = leased.signature();
        int r = leased.revision();
        var holder = leased.lease().holder();
        switch (world.chance.below(6)) {
            case 0 -> commands.hold(s, r, holder, "later", world.clock.instant().plusSeconds(600));
            case 1 -> commands.skip(s, r, holder);
            case 2 -> commands.escalate(s, r, holder, "unclear");
            case 3 -> commands.handOver(s, r, holder, world.chance.of(REVIEWERS).name());
            case 4 -> commands.extend(s, r, holder);
            default -> commands.release(s, r, holder);
        }
    }

    void lead() {
        var known = List.copyOf(open.get());
        if (known.isEmpty()) {
            return;
        }
        var some = List.of(world.chance.of(known));
        switch (world.chance.below(3)) {
            case 0 -> leads.takeBack(some, "lead");
            case 1 -> leads.reassign(some, "lena", world.chance.of(REVIEWERS).name());
            default -> leads.prioritize(some, "lead", world.chance.of(List.of(Priority.values())));
        }
    }

    /** After a week in which none of the three came back, two others decide whatever is open. */
    void decideEverything() {
        world.clock.move(CaseCommands.MAX_HOLD.plusDays(1));
        for (int turn = 0; turn < LAST.size() + 1; turn++) {
            for (var signature : List.copyOf(open.get())) {
                var reviewer = LAST.get(turn % LAST.size());
                if (commands.claim(signature, reviewer) instanceof Leased leased) {
                    commands.rule(signature, leased.revision(), leased.lease().holder(), new Verdict.Approve(null));
                }
            }
        }
        if (!open.get().isEmpty()) {
            throw new Violation("a stuck case: " + open.get());
        }
    }
}
