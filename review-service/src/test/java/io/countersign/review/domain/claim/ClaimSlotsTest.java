package io.countersign.review.domain.claim;

import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.LimitReached;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.reviewer.ReviewerRecord.Slot;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimSlotsTest {

    private static final Reviewer RITA = Reviewer.named("rita");
    private static final int CAP = ClaimSettings.DEFAULT_MAX_CLAIMS;

    private final Unreliable store = new Unreliable();
    private final World world = new World(store);

    private static SignatureId id(int number) {
        return new SignatureId(number);
    }

    private void open(int count) {
        for (int n = 1; n <= count; n++) {
            world.deliver(admitted(id(n), 1, "Acme"));
        }
    }

    private Lease claimed(int number) {
        return ((Leased) world.caseCommands.claim(id(number), RITA)).lease();
    }

    private List<Slot> slots() {
        return world.reviewers.load("rita").slots();
    }

    @Test
    void aClaimTakesASlotUntilTheEndOfItsLease() {
        open(1);

        var lease = claimed(1);

        assertThat(slots()).containsExactly(new Slot(id(1), lease.token(), lease.until()));
    }

    @Test
    void aReviewerHoldsNoMoreThanTheLimitAndLearnsWhatIsHeld() {
        open(CAP + 1);
        for (int n = 1; n <= CAP; n++) {
            claimed(n);
        }

        var answer = world.caseCommands.claim(id(CAP + 1), RITA);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        LimitReached.class,
                        limit -> assertThat(limit.held())
                                .extracting(Slot::signature)
                                .containsExactly(id(1), id(2), id(3), id(4), id(5)));
        assertThat(world.caseCommands.claim(id(CAP + 1), Reviewer.named("sam"))).isInstanceOf(Leased.class);
    }

    /** One of two instances, which remembers the records that it has written. */
    private ClaimSlots instance() {
        return new ClaimSlots(world.reviewers, store, ClaimSettings.of(Duration.ofMinutes(15)), () -> world.now);
    }

    private Slot slot(int number) {
        return new Slot(id(number), "t" + number, world.now.plusSeconds(600));
    }

    @Test
    void theLimitHoldsWhereAnotherInstanceHasWrittenSince() {
        var here = instance();
        var there = instance();
        here.reserve("rita", slot(1));
        for (int n = 2; n <= CAP; n++) {
            there.reserve("rita", slot(n));
        }

        assertThat(here.reserve("rita", slot(CAP + 1))).isInstanceOf(LimitReached.class);
        assertThat(slots()).hasSize(CAP);
    }

    @Test
    void aSlotThatAnotherInstanceFreedIsNotWrittenAgain() {
        var here = instance();
        here.reserve("rita", slot(1));
        instance().free(new Lease("rita", "t1", slot(1).until()));

        here.reserve("rita", slot(2));
        here.free(new Lease("rita", "t1", slot(1).until()));

        assertThat(slots()).containsExactly(slot(2));
    }

    @Test
    void theOwnCaseIsClaimedAgainAtTheLimit() {
        open(CAP);
        for (int n = 1; n <= CAP; n++) {
            claimed(n);
        }

        assertThat(world.caseCommands.claim(id(2), RITA)).isInstanceOf(Leased.class);
        assertThat(slots()).hasSize(CAP);
    }

    @Test
    void everyCommandThatEndsALeaseFreesItsSlot() {
        open(5);
        var until = world.now.plusSeconds(60);

        world.caseCommands.release(claimed(1).holder().claimOf(id(1), 1));
        world.caseCommands.decide(claimed(2).holder().claimOf(id(2), 1), new Verdict.Approve(null));
        world.caseCommands.hold(claimed(3).holder().claimOf(id(3), 1), "waits for a letter", until);
        world.caseCommands.skip(claimed(4).holder().claimOf(id(4), 1));
        claimed(5);
        world.caseCommands.release(id(5), 1, "lena");

        assertThat(slots()).isEmpty();
    }

    @Test
    void whatEndsARevisionWithoutAReviewerFreesItsSlot() {
        open(3);
        claimed(1);
        claimed(2);
        claimed(3);

        world.deliver(admitted(id(1), 2, "Acme Two"), withdrawal(id(2), 1), deletion(id(3)));

        assertThat(slots()).isEmpty();
    }

    @Test
    void anExtensionKeepsTheSlotAsLongAsTheLease() {
        open(1);
        var lease = claimed(1);
        world.now = world.now.plus(Duration.ofMinutes(10));

        var extended = ((Leased) world.caseCommands.extend(lease.holder().claimOf(id(1), 1))).lease();

        assertThat(slots()).containsExactly(new Slot(id(1), lease.token(), extended.until()));
    }

    @Test
    void aClaimThatAnotherOneOvertookFreesItsSlot() {
        open(1);
        store.beforeTheNextWrite = () -> world.caseCommands.claim(id(1), Reviewer.named("sam"));

        assertThat(world.caseCommands.claim(id(1), RITA)).isEqualTo(new Refused(Conflict.CLAIMED));
        assertThat(slots()).isEmpty();
    }

    @Test
    void aCrashCostsASlotUntilTheLeaseWouldHaveEnded() {
        open(CAP + 1);
        store.fails = true;
        for (int n = 1; n <= CAP; n++) {
            int number = n;
            assertThatThrownBy(() -> claimed(number)).hasMessage("away");
        }
        store.fails = false;
        assertThat(world.caseCommands.claim(id(CAP + 1), RITA)).isInstanceOf(LimitReached.class);

        world.now = world.now.plus(World.LEASE);

        assertThat(world.caseCommands.claim(id(CAP + 1), RITA)).isInstanceOf(Leased.class);
        assertThat(slots()).hasSize(1);
    }

    @Test
    void aClockThatGoesBackRevivesNoLeaseWithoutASlot() {
        open(CAP + 1);
        for (int n = 1; n <= CAP; n++) {
            claimed(n);
        }
        world.now = world.now.plus(World.LEASE);
        claimed(CAP + 1);

        world.now = world.now.minus(World.LEASE);

        assertThat(world.leases("rita")).hasSize(1);
        assertThat(slots()).hasSize(1);
    }

    private static final class Unreliable extends InMemoryCaseStore {

        private Runnable beforeTheNextWrite = () -> {};
        private boolean fails;

        @Override
        public Set<SignatureId> save(Collection<Case> changed) {
            if (fails) {
                throw new IllegalStateException("away");
            }
            var first = beforeTheNextWrite;
            beforeTheNextWrite = () -> {};
            first.run();
            return super.save(changed);
        }
    }
}
