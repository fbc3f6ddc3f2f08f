package io.countersign.intake.domain;

import static io.countersign.intake.memory.Fixtures.ACME;
import static io.countersign.intake.memory.Fixtures.NOON;
import static io.countersign.intake.memory.Fixtures.OTHER;
import static io.countersign.intake.memory.Fixtures.account;
import static io.countersign.intake.memory.Fixtures.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Purpose;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.SignatureType;
import io.countersign.intake.memory.World;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private final World world = new World();
    private final ApprovedSignatures approved = new ApprovedSignatures();
    private final DryRun dryRun = new DryRun(RuleBook.shipped(), approved, world.store, world.limits, () -> NOON);

    @Test
    void itSaysWhatTheRulesSay() {
        assertThat(dryRun.evaluate(application("test"), account(ACME), Optional.empty())
                        .evaluation()
                        .verdict())
                .isEqualTo(Verdict.REJECT);
        assertThat(dryRun.evaluate(application("Acme Cloud"), account(ACME), Optional.empty())
                        .evaluation()
                        .verdict())
                .isEqualTo(Verdict.REFER);
        assertThat(world.journal.entries()).isEmpty();
    }

    @Test
    void itKnowsOthersNamesAndWhatTheAccountHolds() {
        approved.put(new SignatureId(900), OTHER, Region.GLOBAL, "Zephyrine");
        world.limits.put(Map.of(ACME, 1));
        var id = world.submitted("Zephyrine");

        var trial = dryRun.evaluate(application("zephyrine"), account(ACME), Optional.empty());

        assertThat(trial.evaluation().assessment().findings())
                .anyMatch(finding -> finding.restricted().toString().contains("Zephyrine"));
        assertThat(trial.holder()).hasValue(id);
        assertThat(trial.isFull()).isTrue();
        assertThat(trial.asOf()).isEqualTo(NOON);
    }

    @Test
    void withoutWordFromQuotaTheLimitIsTheUsualOne() {
        var trial = dryRun.evaluate(application("Acme Cloud"), account(ACME), Optional.empty());

        assertThat(trial.limit()).isEqualTo(50);
        assertThat(trial.isFull()).isFalse();
        assertThat(trial.holder()).isEmpty();
    }

    @Test
    void theRequirementsAreTheRuleSets() {
        var one = dryRun.requirements(account(ACME), Region.GLOBAL, Purpose.SELF_USE, SignatureType.TRADEMARK);

        assertThat(one.types()).hasSize(1);
        assertThat(one.letter()).isNull();
        assertThat(dryRun.requirements(account(ACME), Region.GLOBAL, Purpose.FOR_OTHERS, null)
                        .letter())
                .isNotNull();
    }

    @Test
    void aModificationIsNoDuplicateOfItselfAndNeedsNoSecondSlot() {
        world.limits.put(Map.of(ACME, 1));
        var id = world.submitted("Zephyrine");

        var trial = dryRun.evaluate(application("zephyrine"), account(ACME), Optional.of(id));

        assertThat(trial.holder()).isEmpty();
        assertThat(trial.isFull()).isFalse();
        assertThat(trial.used()).isEqualTo(1);
    }
}
