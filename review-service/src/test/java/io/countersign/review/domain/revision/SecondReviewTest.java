package io.countersign.review.domain.revision;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.CaseCommandResult;
import io.countersign.review.domain.cases.CaseCommandResult.Leased;
import io.countersign.review.domain.cases.CaseCommandResult.Recorded;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.VerdictAccepted;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.reviewer.LeaseHolder;
import io.countersign.review.domain.reviewer.Reviewer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondReviewTest {

    private static final Reviewer RITA = Reviewer.named("rita");
    private static final Reviewer SAM = Reviewer.named("sam");
    private static final Reviewer UMA = new Reviewer("uma", true);
    private static final Verdict APPROVE = new Verdict.Approve(null);
    private static final Verdict REJECT = new Verdict.Reject(List.of(Reason.of(ReasonCode.OTHER)), null);

    private final World world = new World();

    @BeforeEach
    void admit() {
        world.deliver(admitted(S1, 1, "pair"));
    }

    private LeaseHolder claimed(Reviewer reviewer) {
        return ((Leased) world.caseCommands.claim(S1, reviewer)).lease().holder();
    }

    private CaseCommandResult decide(Reviewer reviewer, Verdict verdict) {
        return world.caseCommands.decide(claimed(reviewer).claimOf(S1, 1), verdict);
    }

    @Test
    void theFirstVerdictIsRecordedAndPublishesNothing() {
        var holder = claimed(RITA);

        var answer = world.caseCommands.decide(holder.claimOf(S1, 1), APPROVE);

        assertThat(answer).isEqualTo(new Recorded(S1, 1, Cases.NOW));
        assertThat(world.unsettled).isEmpty();
        assertThat(world.known(S1).open()).isNotNull();
        assertThat(world.reviewers.load("rita").slots()).isEmpty();
        assertThat(world.caseCommands.decide(holder.claimOf(S1, 1), APPROVE)).isEqualTo(answer);
    }

    @Test
    void theSameReviewerDoesNotGiveTheSecondVerdict() {
        decide(RITA, APPROVE);

        assertThat(world.caseCommands.claim(S1, RITA)).isEqualTo(new Refused(Conflict.OWN_VERDICT));
    }

    @Test
    void twoWhoAgreeDecide() {
        decide(RITA, APPROVE);

        assertThat(decide(SAM, APPROVE)).isInstanceOf(VerdictAccepted.class);

        world.settleAll();
        assertThat(world.outcomes(S1, 1)).singleElement().isInstanceOf(SignatureApproved.class);
    }

    @Test
    void twoWhoDisagreeLeaveItToASeniorWhoseVerdictDecides() {
        decide(RITA, APPROVE);

        assertThat(decide(SAM, REJECT)).isInstanceOf(Recorded.class);

        assertThat(world.caseCommands.claim(S1, Reviewer.named("tom"))).isEqualTo(new Refused(Conflict.ESCALATED));
        assertThat(world.caseCommands.claim(S1, new Reviewer("rita", true)))
                .isEqualTo(new Refused(Conflict.OWN_VERDICT));
        assertThat(decide(UMA, REJECT)).isInstanceOf(VerdictAccepted.class);
        world.settleAll();
        assertThat(world.outcomes(S1, 1)).singleElement().isInstanceOf(SignatureRejected.class);
    }

    @Test
    void aWithdrawalEndsTheSecondReview() {
        decide(RITA, APPROVE);

        world.deliver(Cases.withdrawal(S1, 1));

        assertThat(world.known(S1).open()).isNull();
        assertThat(Objects.requireNonNull(world.known(S1).state(1))).isInstanceOf(RevisionState.Decided.class);
    }
}
