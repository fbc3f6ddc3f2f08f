package io.countersign.review.domain.cases;

import static io.countersign.review.domain.cases.Cases.S1;
import static io.countersign.review.domain.cases.Cases.admitted;
import static io.countersign.review.domain.cases.Cases.deletion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.events.DecisionEvent.SignatureRetired;
import io.countersign.contracts.outcome.RetirementCause;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.review.domain.cases.CaseCommandResult.Refused;
import io.countersign.review.domain.cases.CaseCommandResult.Retired;
import io.countersign.review.domain.cases.Retirement.Act;
import io.countersign.review.domain.decision.World;
import io.countersign.review.domain.registry.RegistryProjection;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.OutcomeKind;
import io.countersign.review.domain.revision.RevisionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead takes an approval back. */
class RetirementTest {

    private static final List<ReasonCode> FRAUD = List.of(ReasonCode.RETIRED_FRAUD);

    private final World world = new World();

    @Test
    void theSignatureEndsWithItsReasons() {
        approved();

        var answer = retire(FRAUD);
        world.settleAll();

        assertThat(answer).isEqualTo(new Retired(S1, new Act("lena", Cases.NOW, FRAUD, "seen twice")));
        assertThat(retirements()).singleElement().satisfies(retired -> {
            assertThat(retired.cause()).isEqualTo(RetirementCause.RETIRED);
            assertThat(retired.reasons()).extracting(Reason::code).containsExactly(ReasonCode.RETIRED_FRAUD);
            assertThat(retired.summary()).isEqualTo(Cases.content("Acme").summary());
        });
        assertThat(world.known(S1).unsent()).isEmpty();
        assertThat(world.known(S1).state(1)).isInstanceOf(RevisionState.Decided.class);
        assertThat(new RegistryProjection(world.store).entries(world.decisions()))
                .extracting(RegistryProjection.Entry::approved)
                .containsOnlyNulls();
        assertThat(world.counts.seen).containsExactly("decided outcome:1:1", "retired [RETIRED_FRAUD]");
    }

    @Test
    void theSameReasonsAgainReturnTheSameAndOthersAreRefused() {
        approved();
        var first = retire(FRAUD);
        world.settleAll();
        world.now = world.now.plus(Duration.ofDays(1));

        assertThat(world.caseCommands.retire(S1, "leo", FRAUD, null)).isEqualTo(first);
        assertThat(retire(List.of(ReasonCode.RETIRED_OWNER_COMPLAINT))).isEqualTo(new Refused(Conflict.RETIRED));
        assertThat(world.unsettled).isEmpty();
    }

    @Test
    void onlyAnApprovedAndExistingSignatureCanBeRetired() {
        assertThat(retire(FRAUD)).isEqualTo(new Refused(Conflict.UNKNOWN_CASE));
        world.deliver(admitted(S1, 1, "Acme"));
        assertThat(retire(FRAUD)).isEqualTo(new Refused(Conflict.NOT_APPROVED));
        world.deliver(deletion(S1));
        assertThat(retire(FRAUD)).isEqualTo(new Refused(Conflict.RETIRED));
        assertThat(world.unsettled).isEmpty();
    }

    @Test
    void theFirstCauseIsKeptWhenTheOwnerDeletesIt() {
        approved();
        retire(FRAUD);
        world.settleAll();

        world.deliver(deletion(S1));

        assertThat(retirements()).hasSize(2).containsOnly(retirements().getFirst());
    }

    @Test
    void whatComesLaterIsDiscarded() {
        approved();
        retire(FRAUD);

        world.deliver(admitted(S1, 2, "good"));

        assertThat(world.known(S1).state(2))
                .isInstanceOfSatisfying(
                        RevisionState.Decided.class,
                        decided -> assertThat(decided.kind()).isEqualTo(OutcomeKind.DELETED));
        assertThat(world.live(S1)).isEmpty();
    }

    @Test
    void theSweepPublishesWhatACrashKeptBack() {
        approved();
        retire(FRAUD);
        world.unsettled.clear();
        world.now = world.now.plus(Duration.ofMinutes(1));

        world.settlement.sweep();

        assertThat(retirements()).hasSize(1);
    }

    @Test
    void anActWithoutAReasonCanNotBeMade() {
        assertThatThrownBy(() -> new Act("lena", Cases.NOW, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void approved() {
        world.deliver(admitted(S1, 1, "Acme"));
        world.approve(S1, 1);
        world.settleAll();
    }

    private CaseCommandResult retire(List<ReasonCode> reasons) {
        return world.caseCommands.retire(S1, "lena", reasons, "seen twice");
    }

    private List<SignatureRetired> retirements() {
        return world.decisions().stream()
                .map(event -> event.data())
                .filter(SignatureRetired.class::isInstance)
                .map(SignatureRetired.class::cast)
                .toList();
    }
}
