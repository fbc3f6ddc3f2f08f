package io.countersign.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.DecisionEvent;
import io.countersign.contracts.events.DecisionEvent.SentToReviewer;
import io.countersign.contracts.events.DecisionEvent.SignatureApproved;
import io.countersign.contracts.events.DecisionEvent.SignatureRejected;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.intake.domain.account.AccountLimitStore;
import io.countersign.intake.domain.evaluation.DryRun;
import io.countersign.intake.domain.projection.ListFilter;
import io.countersign.intake.domain.projection.ListOwner;
import io.countersign.intake.domain.projection.ViewStore;
import io.countersign.intake.domain.registry.ApprovedName;
import io.countersign.intake.domain.registry.SignatureRegistry;
import io.countersign.intake.domain.view.ListPosition;
import io.countersign.intake.domain.view.View;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.lookalike.LookAlikes;
import io.countersign.simulation.AnyApplication.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What intake's dry run says, and what review's automatic stage does with the same application afterwards. */
class DryRunTest {

    private static final int EACH = 5_000;

    private final Map<Verdict, Integer> seen = new EnumMap<>(Verdict.class);

    /** What becomes of an application, as its decision says. */
    private record Said(Verdict verdict, List<Reason> reasons, Assessment assessment) {

        static Said of(DecisionEvent decision) {
            return switch (decision) {
                case SignatureApproved one ->
                    new Said(Verdict.APPROVE, List.of(), Objects.requireNonNull(one.assessment()));
                case SignatureRejected one ->
                    new Said(Verdict.REJECT, one.reasons(), Objects.requireNonNull(one.assessment()));
                case SentToReviewer one -> new Said(Verdict.REFER, List.of(), Objects.requireNonNull(one.assessment()));
                default -> throw new IllegalStateException(decision.toString());
            };
        }
    }

    @Test
    void aDryRunPredictsTheOutcome() {
        compare(RuleBook.shipped(), 0);

        assertThat(seen).hasSize(3).allSatisfy((_, count) -> assertThat(count).isGreaterThan(EACH / 50));
    }

    @Test
    void alsoWhereASetApprovesByItself(@TempDir Path directory) throws IOException {
        compare(approvingByItself(directory), EACH);

        assertThat(seen).hasSize(3).allSatisfy((_, count) -> assertThat(count).isGreaterThan(EACH / 50));
    }

    @Test
    void onlyAPictureSeenBeforeMakesADifferenceAndOnlyWhereItIsSaidBeforehand(@TempDir Path directory)
            throws IOException {
        var book = approvingByItself(directory);
        var dryRun = dryRun(book, new OthersNames(new LookAlikes()));
        var review = new AutomaticStage(book, new NameRegistry());
        int differences = 0;
        for (long number = 0; number < EACH; number++) {
            var any = new AnyApplication(number, Pictures.SHARED);
            var account = any.account();
            var application = any.of(account);

            var trial = dryRun.evaluate(application, account, Optional.empty());
            var decided = Said.of(review.decides(new SignatureId(1_000 + number), application, account));

            var said = trial.evaluation();
            if (decided.verdict() != said.verdict()) {
                differences++;
                assertThat(trial.isProvisional())
                        .as("%d: %s", number, application)
                        .isTrue();
                assertThat(decided.verdict()).isEqualTo(Verdict.REFER);
                assertThat(Disagreement.between(said.assessment(), decided.assessment()))
                        .containsExactly(
                                new Disagreement("seen-pictures", Finding.Result.PASSED, Finding.Result.REFERRED));
            }
            assertThat(decided.reasons()).isEqualTo(said.reasons());
            evaluateAgain(book, application, account, decided);
        }
        assertThat(differences).isGreaterThan(EACH / 100);
    }

    private static DryRun dryRun(RuleBook book, SignatureRegistry approved) {
        return new DryRun(book, approved, new Unwritable(), new Unwritable(), () -> AutomaticStage.NOW);
    }

    private void compare(RuleBook book, long from) {
        var approved = new LookAlikes();
        var registry = new NameRegistry();
        approvedNames(approved, registry);
        var dryRun = dryRun(book, new OthersNames(approved));
        var review = new AutomaticStage(book, registry);
        for (long number = from; number < from + EACH; number++) {
            var any = new AnyApplication(number);
            var account = any.account();
            var application = any.of(account);

            var trial = dryRun.evaluate(application, account, Optional.empty());
            var decided = Said.of(review.decides(new SignatureId(1_000 + number), application, account));

            assertThat(decided)
                    .as("%d: %s", number, application)
                    .satisfies(actual -> assertSameButForNamesWithin(actual, trial));
            seen.merge(decided.verdict(), 1, Integer::sum);
            evaluateAgain(book, application, account, decided);
        }
    }

    /** A word of the name that is another account's brand is known to review only: it can turn an approval into a referral. */
    private static void assertSameButForNamesWithin(Said decided, DryRun.Trial trial) {
        var evaluation = trial.evaluation();
        if (lookAlike(decided.assessment()).restricted().containsKey(Records.NAMES_WITHIN)) {
            assertThat(lookAlike(evaluation.assessment()).restricted()).doesNotContainKey(Records.NAMES_WITHIN);
            assertThat(Disagreement.between(evaluation.assessment(), decided.assessment()))
                    .isSubsetOf(new Disagreement("look-alike", Finding.Result.PASSED, Finding.Result.REFERRED));
            assertThat(decided.reasons()).isEqualTo(evaluation.reasons());
            assertThat(decided.verdict())
                    .isIn(evaluation.verdict(), trial.isProvisional() ? Verdict.REFER : evaluation.verdict());
            return;
        }
        assertThat(decided).isEqualTo(new Said(evaluation.verdict(), evaluation.reasons(), evaluation.assessment()));
    }

    private static Finding lookAlike(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals("look-alike"))
                .findAny()
                .orElseGet(
                        () -> new Finding("look-alike", Finding.Result.NOT_APPLICABLE, List.of(), Map.of(), Map.of()));
    }

    /** With nothing but what the decision holds. */
    private static void evaluateAgain(RuleBook book, Application application, AccountSnapshot account, Said decided) {
        var set = Objects.requireNonNull(book.named(decided.assessment().ruleSet()));
        var again = book.evaluate(application, account, AutomaticStage.NOW, Records.of(decided.assessment()));

        assertThat(set.hash()).isEqualTo(decided.assessment().hash());
        assertThat(new Said(again.verdict(), again.reasons(), withoutTotals(again.assessment())))
                .isEqualTo(new Said(decided.verdict(), decided.reasons(), withoutTotals(decided.assessment())));
    }

    /** A finding lists a bounded number of sightings and counts the others, which a record cannot repeat. */
    private static Assessment withoutTotals(Assessment assessment) {
        var findings = assessment.findings().stream()
                .map(finding -> new Finding(
                        finding.rule(),
                        finding.result(),
                        finding.reasons(),
                        finding.values(),
                        finding.restricted().entrySet().stream()
                                .filter(value -> !value.getKey().endsWith("InAll"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))))
                .toList();
        return new Assessment(assessment.ruleSet(), assessment.hash(), findings);
    }

    private static void approvedNames(LookAlikes approved, NameRegistry registry) {
        for (var name : List.of("Kranichflug", "星河云", "Acme Claud", "平安投资")) {
            var signature = new SignatureId(1 + approved.size());
            var account = new AccountId("other-" + signature);
            approved.put(signature, account, name);
            registry.put(new ApprovedSignature(
                    account,
                    signature,
                    1,
                    Region.GLOBAL,
                    name,
                    SignatureType.COMPANY,
                    Purpose.SELF_USE,
                    AccountKind.ENTERPRISE,
                    null,
                    false,
                    AutomaticStage.NOW));
        }
    }

    /** The FAQ's set with the one difference. */
    private static RuleBook approvingByItself(Path directory) throws IOException {
        try (var stream = Objects.requireNonNull(
                RuleBook.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"))) {
            var set = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("name: intl-2022-02-21", "name: ours-1")
                    .replace("approvals: human", "approvals: automatic");
            Files.writeString(Files.createDirectory(directory.resolve("sets")).resolve("ours-1.yaml"), set);
        }
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic: [{from: beginning, set: ours-1}]
            global: [{from: beginning, set: ours-1}]
            sandbox: sandbox
            """);
        return RuleBook.load(directory);
    }

    /** Found by the same index as review's. */
    private record OthersNames(LookAlikes names) implements SignatureRegistry {

        @Override
        public boolean isApproved(AccountId account, Region region, String name) {
            throw new AssertionError("a dry run sends nothing");
        }

        @Override
        public List<Neighbour> near(String name, AccountId applicant) {
            return names.near(name, applicant);
        }

        @Override
        public void put(Collection<ApprovedName> names) {
            throw new AssertionError("a dry run stores nothing");
        }

        @Override
        public void remove(Collection<SignatureId> signatures) {
            throw new AssertionError("a dry run stores nothing");
        }
    }

    /** What intake knows of an account that has nothing; whoever writes into it fails. */
    private static final class Unwritable implements ViewStore, AccountLimitStore {

        @Override
        public List<View> find(Collection<SignatureId> ids) {
            return List.of();
        }

        @Override
        public List<View> list(ListOwner owner, ListFilter filter, @Nullable ListPosition after, int limit) {
            return List.of();
        }

        @Override
        public List<View> held(AccountId account) {
            return List.of();
        }

        @Override
        public void ended(Collection<View> ended) {}

        @Override
        public OptionalInt find(AccountId account) {
            return OptionalInt.empty();
        }

        @Override
        public void insert(List<View> views) {
            throw new AssertionError("a dry run stores nothing");
        }

        @Override
        public void merge(List<View> views) {
            throw new AssertionError("a dry run stores nothing");
        }

        @Override
        public void put(Map<AccountId, Integer> limits) {
            throw new AssertionError("a dry run stores nothing");
        }
    }
}
