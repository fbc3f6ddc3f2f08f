package io.countersign.intake.domain.evaluation;

import static io.countersign.contracts.Fixtures.ACME;
import static io.countersign.contracts.Fixtures.NOON;
import static io.countersign.contracts.Fixtures.OTHER;
import static io.countersign.contracts.Fixtures.account;
import static io.countersign.contracts.Fixtures.application;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Fixtures;
import io.countersign.contracts.NameKey;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.intake.domain.view.Status;
import io.countersign.intake.memory.InMemoryIntake;
import io.countersign.intake.memory.InMemorySignatureRegistry;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {

    private final InMemoryIntake world = new InMemoryIntake();
    private final InMemorySignatureRegistry approved = new InMemorySignatureRegistry();
    private final DryRun dryRun = new DryRun(RuleBook.shipped(), approved, world.store, world.limits, () -> NOON);

    @Test
    void itReturnsTheResultsOfTheRules() {
        assertThat(dryRun.evaluate(application("test"), account(ACME), Optional.empty())
                        .evaluation()
                        .verdict())
                .isEqualTo(Verdict.REJECT);
        assertThat(dryRun.evaluate(application("Acme Cloud"), account(ACME), Optional.empty())
                        .evaluation()
                        .verdict())
                .isEqualTo(Verdict.REFER);
        assertThat(world.publisher.entries()).isEmpty();
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
    void onlyAnApprovedNameOfItsOwnSparesThePapers(@TempDir Path directory) throws IOException {
        var sparing = new DryRun(changed(directory), approved, world.store, world.limits, () -> NOON);
        var bare = without(application("Bare Minimum"));
        assertThat(verdict(sparing, bare, account(ACME))).isEqualTo(Verdict.REJECT);

        var own = world.submitted("Zephyrine");
        assertThat(verdict(sparing, bare, account(ACME))).isEqualTo(Verdict.REJECT);
        world.reads(Fixtures.approved(own, 1));

        assertThat(verdict(sparing, bare, account(ACME))).isEqualTo(Verdict.REFER);
        assertThat(verdict(sparing, bare, testing(account(ACME)))).isEqualTo(Verdict.REJECT);
        assertThat(new HeldSignatures(List.of(new HeldSignatures.Holding(
                                own,
                                Region.GLOBAL,
                                Set.of(NameKey.of("Zephyrine")),
                                Purpose.FOR_OTHERS,
                                Status.APPROVED)))
                        .hasApprovedForSelfUse())
                .isFalse();
    }

    /** The FAQ's set, but whoever has a name needs no papers; also for those who try out. */
    private static RuleBook changed(Path directory) throws IOException {
        var set =
                Files.readString(Path.of("../rules/src/main/resources/io/countersign/rules/sets/intl-2022-02-21.yaml"));
        Files.writeString(
                Files.createDirectory(directory.resolve("sets")).resolve("ours-1.yaml"),
                set.replace("name: intl-2022-02-21", "name: ours-1")
                        .replace("repeat_needs_no_material: false", "repeat_needs_no_material: true"));
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic: [{from: beginning, set: ours-1}]
            global: [{from: beginning, set: ours-1}]
            sandbox: ours-1
            """);
        return RuleBook.load(directory);
    }

    private static Application without(Application a) {
        return a.withDocuments(List.of());
    }

    private static AccountSnapshot testing(AccountSnapshot account) {
        return new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), account.platform(), true);
    }

    private static Verdict verdict(DryRun dryRun, Application application, AccountSnapshot account) {
        return dryRun.evaluate(application, account, Optional.empty())
                .evaluation()
                .verdict();
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
