package io.countersign.review.domain.claim;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static io.countersign.review.domain.cases.Cases.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Released;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.reviewer.Lease;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.reviewer.Reviewer;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseCommandsTest {

    private static final Verdict APPROVE = new Verdict.Approve("looks fine");
    private static final Verdict REJECT = rejectFor("the licence is blurred");

    private final World world = new World();

    private static Verdict rejectFor(String comment) {
        var reason = new Reason(ReasonCode.NAME_LENGTH, "/name", Map.of(), List.of(), comment);
        return new Verdict.Reject(List.of(reason), null);
    }

    private void pass(Duration time) {
        world.now = world.now.plus(time);
    }

    private static Refused refused(Conflict conflict) {
        return new Refused(conflict);
    }

    @Test
    void aClaimGivesALeaseUntilLater() {
        world.deliver(admitted(S1, 1, "Acme"));

        var answer = world.caseCommands.claim(S1, Reviewer.named("rita"));

        assertThat(answer).isEqualTo(new Leased(S1, 1, new Lease("rita", "token-1", Cases.NOW.plus(World.LEASE))));
    }

    @Test
    void aHeldCaseCannotBeClaimed() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.claim(S1);

        assertThat(world.caseCommands.claim(S1, Reviewer.named("sam"))).isEqualTo(refused(Conflict.CLAIMED));
    }

    @Test
    void anExpiredLeaseGoesToTheNextReviewer() {
        world.deliver(admitted(S1, 1, "Acme"));
        var first = world.claim(S1);
        pass(World.LEASE);

        assertThat(world.caseCommands.claim(S1, Reviewer.named("sam"))).isInstanceOf(Leased.class);

        assertThat(world.caseCommands.decide(first.holder().claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.LEASE_LOST));
        assertThat(world.counts.seen).containsExactly("lease lost", "refused lease_lost");
    }

    @Test
    void anExpiredLeaseDecidesNothingEvenWithoutAnotherClaim() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        pass(World.LEASE);

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.LEASE_LOST));
        assertThat(world.caseCommands.extend(lease.holder().claimOf(S1, 1))).isEqualTo(refused(Conflict.LEASE_LOST));
        assertThat(world.caseCommands.release(lease.holder().claimOf(S1, 1))).isEqualTo(refused(Conflict.LEASE_LOST));
    }

    @Test
    void anExtendedLeaseKeepsItsTokenAndEndsLater() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        pass(Duration.ofMinutes(10));

        var answer = world.caseCommands.extend(lease.holder().claimOf(S1, 1));

        assertThat(answer).isEqualTo(new Leased(S1, 1, new Lease("rita", lease.token(), world.now.plus(World.LEASE))));
    }

    @Test
    void aReleasedRevisionIsEverybodysAgain() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);

        assertThat(world.caseCommands.release(lease.holder().claimOf(S1, 1))).isEqualTo(new Released(S1, 1));

        assertThat(world.caseCommands.claim(S1, Reviewer.named("sam"))).isInstanceOf(Leased.class);
    }

    @Test
    void anotherReviewersTokenIsRefusedAndChangesNothing() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        var impostor = new LeaseHolder("sam", lease.token());

        assertThat(world.caseCommands.decide(impostor.claimOf(S1, 1), APPROVE)).isEqualTo(refused(Conflict.NOT_HOLDER));
        assertThat(world.caseCommands.extend(impostor.claimOf(S1, 1))).isEqualTo(refused(Conflict.NOT_HOLDER));
        assertThat(world.caseCommands.release(impostor.claimOf(S1, 1))).isEqualTo(refused(Conflict.NOT_HOLDER));

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isInstanceOf(VerdictAccepted.class);
        assertThat(world.caseCommands.decide(impostor.claimOf(S1, 1), APPROVE)).isEqualTo(refused(Conflict.NOT_HOLDER));
        assertThat(world.caseCommands.decide(impostor.claimOf(S1, 1), REJECT)).isEqualTo(refused(Conflict.NOT_HOLDER));
    }

    @Test
    void aReviewerWhoClaimsTheOwnCaseGetsTheCurrentLease() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        pass(Duration.ofMinutes(1));

        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isEqualTo(new Leased(S1, 1, lease));

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isInstanceOf(VerdictAccepted.class);
    }

    @Test
    void anExpiredOwnLeaseIsReplaced() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        pass(World.LEASE);

        assertThat(world.claim(S1).token()).isNotEqualTo(lease.token());
    }

    @Test
    void aLeadEndsAnyLease() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);

        assertThat(world.caseCommands.release(S1, 1, "lena")).isEqualTo(new Released(S1, 1));
        assertThat(world.caseCommands.release(S1, 1, "lena")).isEqualTo(new Released(S1, 1));
        assertThat(world.caseCommands.release(S1, 2, "lena")).isEqualTo(refused(Conflict.UNKNOWN_REVISION));

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.LEASE_LOST));
        world.approve(S1, 1);
        assertThat(world.caseCommands.release(S1, 1, "lena")).isEqualTo(refused(Conflict.DECIDED));
    }

    @Test
    void aRejectionIsPublishedWithTheReviewersReasons() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);

        var answer = world.caseCommands.decide(lease.holder().claimOf(S1, 1), REJECT);

        assertThat(answer).isEqualTo(new VerdictAccepted(S1, 1, OutcomeKind.REJECTED, Cases.NOW));
        world.settleAll();
        assertThat(world.outcomes(S1, 1)).singleElement().isInstanceOfSatisfying(SignatureRejected.class, rejected -> {
            assertThat(rejected.route()).isEqualTo(Route.HUMAN);
            assertThat(rejected.reasons()).extracting(Reason::comment).containsExactly("the licence is blurred");
            assertThat(rejected.assessment()).isEqualTo(Cases.ASSESSMENT);
        });
    }

    @Test
    void theSameVerdictAgainReturnsTheSameAndPublishesNothingNew() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        var first = world.caseCommands.decide(lease.holder().claimOf(S1, 1), REJECT);
        world.settleAll();
        pass(Duration.ofHours(3));

        var second = world.caseCommands.decide(lease.holder().claimOf(S1, 1), REJECT);

        assertThat(second).isEqualTo(first);
        assertThat(world.unsettled).isEmpty();
        assertThat(world.counts.seen).containsExactly("decided outcome:1:1");
    }

    @Test
    void anotherVerdictUnderTheSameTokenIsRefused() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        world.caseCommands.decide(lease.holder().claimOf(S1, 1), REJECT);

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.DECIDED));
        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), rejectFor("other")))
                .isEqualTo(refused(Conflict.DECIDED));
        assertThat(world.caseCommands.decide(new LeaseHolder("rita", "another").claimOf(S1, 1), REJECT))
                .isEqualTo(refused(Conflict.DECIDED));
    }

    @Test
    void aLateVerdictIsRefusedWithItsCause() {
        world.deliver(admitted(S1, 1, "Acme"));
        var lease = world.claim(S1);
        world.deliver(admitted(S1, 2, "Acme"), withdrawal(S1, 2), admitted(S1, 3, "Acme"), deletion(S1));

        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.SUPERSEDED));
        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 2), APPROVE))
                .isEqualTo(refused(Conflict.WITHDRAWN));
        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 3), APPROVE))
                .isEqualTo(refused(Conflict.DISCARDED));
        assertThat(world.caseCommands.decide(lease.holder().claimOf(S1, 4), APPROVE))
                .isEqualTo(refused(Conflict.UNKNOWN_REVISION));
        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isEqualTo(refused(Conflict.NOTHING_WAITING));
    }

    @Test
    void anUnknownCaseIsUnknownToEveryCommand() {
        assertThat(world.caseCommands.claim(S1, Reviewer.named("rita"))).isEqualTo(refused(Conflict.UNKNOWN_CASE));
        assertThat(world.caseCommands.extend(new LeaseHolder("rita", "t").claimOf(S1, 1)))
                .isEqualTo(refused(Conflict.UNKNOWN_CASE));
        assertThat(world.caseCommands.release(new LeaseHolder("rita", "t").claimOf(S1, 1)))
                .isEqualTo(refused(Conflict.UNKNOWN_CASE));
        assertThat(world.caseCommands.decide(new LeaseHolder("rita", "t").claimOf(S1, 1), APPROVE))
                .isEqualTo(refused(Conflict.UNKNOWN_CASE));
    }

    @Test
    void aRejectionWithoutAReasonCanNotBeMade() {
        assertThatThrownBy(() -> new Verdict.Reject(List.of(), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestsDifferWhereVerdictsDo() {
        assertThat(APPROVE.digest()).isEqualTo(new Verdict.Approve("looks fine").digest());
        assertThat(List.of(
                        APPROVE.digest(),
                        new Verdict.Approve(null).digest(),
                        new Verdict.Approve("").digest(),
                        REJECT.digest(),
                        rejectFor("x").digest()))
                .doesNotHaveDuplicates();
    }
}
