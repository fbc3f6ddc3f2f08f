package io.countersign.rules;

import static io.countersign.rules.Applications.company;
import static io.countersign.rules.Applications.global;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import io.countersign.rules.yaml.InvalidRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

    private static final Context CROWDED = new Context() {
        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return List.of(new Neighbour(new SignatureId(7), new AccountId("other"), "Xing He, \"云\"", 1));
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return List.of(new Sighting(sha256, new AccountId("other"), true));
        }

        @Override
        public boolean hasUsableSignature(AccountId applicant) {
            return true;
        }
    };

    @Test
    void neighboursAndSeenPicturesAreForReviewersOnly() {
        var evaluation = Shipped.FAQ.evaluate(company("星河云科技"), Shipped.ENTERPRISE, CROWDED);

        assertThat(Shipped.finding(evaluation, "look-alike").result()).isEqualTo(Result.REFERRED);
        assertThat(Shipped.finding(evaluation, "look-alike").restricted()).containsKey("neighbours");
        assertThat(Shipped.finding(evaluation, "seen-pictures").result()).isEqualTo(Result.REFERRED);
        var shown = ApplicantView.of(evaluation.assessment());
        assertThat(shown.toString()).doesNotContain("other", "look-alike", "seen-pictures");
        assertThat(shown.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.restricted().isEmpty());
        assertThat(shown)
                .isEqualTo(ApplicantView.of(Shipped.evaluate(company("星河云科技")).assessment()));
    }

    /** Every picture is like two of others, and shows nothing. */
    private static final Context SIMILAR_AND_BLANK = new Context() {
        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return List.of();
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return List.of();
        }

        @Override
        public List<Resemblance> resemblances(String sha256, AccountId applicant) {
            return List.of(
                    new Resemblance(sha256, new AccountId("far"), 7),
                    new Resemblance(sha256, new AccountId("near"), 2));
        }

        @Override
        public boolean isBlank(String sha256) {
            return true;
        }
    };

    @Test
    void similarPicturesAreListedForReviewersAndReferNothing() {
        var application = company("星河云科技");
        var evaluation = Shipped.FAQ.evaluate(application, Shipped.ENTERPRISE, SIMILAR_AND_BLANK);

        var finding = Shipped.finding(evaluation, "seen-pictures");
        assertThat(finding.result()).isEqualTo(Result.PASSED);
        var sha256 = application.documents().getFirst().sha256();
        assertThat(finding.restricted())
                .containsExactly(Map.entry("resemblances", sha256 + "\tnear\t2\n" + sha256 + "\tfar\t7"));
        assertThat(ApplicantView.of(evaluation.assessment()).toString()).doesNotContain("near", "resemblances");
    }

    @Test
    void aBlankCertificateIsReferred() {
        var application = company("星河云科技");
        var evaluation = Shipped.FAQ.evaluate(application, Shipped.ENTERPRISE, SIMILAR_AND_BLANK);

        var finding = Shipped.finding(evaluation, "certificates");
        assertThat(finding.result()).isEqualTo(Result.REFERRED);
        assertThat(finding.restricted())
                .containsExactly(
                        Map.entry("blank", application.documents().getFirst().sha256()));
        assertThat(Shipped.FAQ.evaluate(application, Shipped.ENTERPRISE, Records.of(evaluation.assessment())))
                .isEqualTo(evaluation);
    }

    @Test
    void aStoredDecisionEvaluatedAgainIsTheSame() {
        for (var application : List.of(company("星河云"), global("PayPaI"), company("测试"))) {
            var first = Shipped.FAQ.evaluate(application, Shipped.ENTERPRISE, CROWDED);

            var again = Shipped.FAQ.evaluate(application, Shipped.ENTERPRISE, Records.of(first.assessment()));

            assertThat(again).isEqualTo(first);
        }
    }

    @Test
    void aNameLikeAProtectedOneIsLookedAtUnlessItIsTheEntitysOwn() {
        var owner = Applications.account(AccountKind.ENTERPRISE, "Tencent Cloud Computing (Beijing) Co., Ltd.");

        assertThat(Shipped.result(global("Tencemt"), "look-alike")).isEqualTo(Result.REFERRED);
        assertThat(Shipped.result(global("PayPaI"), "look-alike")).isEqualTo(Result.REFERRED);
        assertThat(Shipped.finding(Shipped.evaluate(global("Tencent Cloud"), owner), "look-alike")
                        .result())
                .isEqualTo(Result.PASSED);
    }

    @Test
    void aSetDefinesTheLengthFromWhichOneEditIsIgnored(@TempDir Path directory) throws IOException {
        var set = own(directory, "likeness: 4", "likeness: 6");

        var brief = set.evaluate(global("Xinge"), Shipped.ENTERPRISE, CROWDED);
        var longer = set.evaluate(global("XingHeYu"), Shipped.ENTERPRISE, CROWDED);

        assertThat(Shipped.finding(brief, "look-alike").result()).isEqualTo(Result.PASSED);
        assertThat(Shipped.finding(longer, "look-alike").result()).isEqualTo(Result.REFERRED);
        assertThat(Shipped.finding(Shipped.FAQ.evaluate(global("Xinge"), Shipped.ENTERPRISE, CROWDED), "look-alike")
                        .result())
                .isEqualTo(Result.REFERRED);
        assertThat(set.evaluate(global("Xinge"), Shipped.ENTERPRISE, Records.of(brief.assessment())))
                .isEqualTo(brief);
    }

    @Test
    void theSetForReviewersRefersEverything() {
        var set = Objects.requireNonNull(Shipped.BOOK.named("all-to-humans"));

        var evaluation = set.evaluate(company("测试"), Shipped.ENTERPRISE, Context.none());

        assertThat(evaluation.verdict()).isEqualTo(Verdict.REFER);
        assertThat(evaluation.assessment().findings()).noneMatch(finding -> finding.result() == Result.REJECTED);
        assertThat(Shipped.finding(evaluation, "identifiable-name").restricted())
                .containsEntry("suggested", "NON_IDENTIFIABLE");
    }

    @Test
    void aSetMayApproveWhatEveryRulePassed(@TempDir Path directory) throws IOException {
        var set = own(directory, "approvals: human", "approvals: automatic");

        var passed = set.evaluate(company("星河云"), Shipped.ENTERPRISE, Context.none());
        var doubtful = set.evaluate(company("长庚"), Shipped.ENTERPRISE, Context.none());

        assertThat(passed.verdict()).isEqualTo(Verdict.APPROVE);
        assertThat(passed.route()).isEqualTo(Route.AUTOMATIC);
        assertThat(doubtful.verdict()).isEqualTo(Verdict.REFER);
    }

    @Test
    void aSetMayDemandFourEyes(@TempDir Path directory) throws IOException {
        var some = own(directory.resolve("some"), "rules:\n", "four_eyes: [look-alike]\nrules:\n");
        var all = own(directory.resolve("all"), "rules:\n", "four_eyes: [all]\nrules:\n");

        var similar = some.evaluate(company("星河云科技"), Shipped.ENTERPRISE, CROWDED);

        assertThat(FourEyes.isDemandedBy(similar.assessment())).isTrue();
        assertThat(Shipped.finding(similar, "four-eyes").restricted()).containsEntry("because", "look-alike");
        assertThat(ApplicantView.of(similar.assessment()).toString()).doesNotContain("four-eyes");
        assertThat(some.evaluate(company("星河云科技"), Shipped.ENTERPRISE, Records.of(similar.assessment())))
                .isEqualTo(similar);
        assertThat(demands(some, "星河云")).isFalse();
        assertThat(demands(all, "星河云")).isTrue();
        assertThat(demands(all, "测试")).isFalse();
        assertThat(FourEyes.isDemandedBy(Shipped.evaluate(company("星河云")).assessment()))
                .isFalse();
    }

    private static boolean demands(RuleSet set, String name) {
        return FourEyes.isDemandedBy(
                set.evaluate(company(name), Shipped.ENTERPRISE, Context.none()).assessment());
    }

    @Test
    void fourEyesNameRulesOfTheSet(@TempDir Path directory) {
        assertThatThrownBy(() -> own(directory, "rules:\n", "four_eyes: [everything]\nrules:\n"))
                .isInstanceOfSatisfying(
                        InvalidRules.class,
                        invalid -> assertThat(invalid.faults())
                                .anyMatch(fault -> fault.contains("everything, which is neither all nor a rule")));
    }

    @Test
    void aSetMayAskNoPapersOfWhoHasASignature(@TempDir Path directory) throws IOException {
        var set = own(directory, "repeat_needs_no_material: false", "repeat_needs_no_material: true");
        var application = Repair.apply(
                new Applications.Draft(Region.DOMESTIC, SignatureType.COMPANY, Purpose.SELF_USE).build(), List.of());

        var repeated = set.evaluate(application, Shipped.ENTERPRISE, CROWDED);

        assertThat(repeated.verdict()).isEqualTo(Verdict.REFER);
        assertThat(set.evaluate(application, Shipped.ENTERPRISE, Context.none()).verdict())
                .isEqualTo(Verdict.REJECT);
        assertThat(set.evaluate(application, Shipped.ENTERPRISE, Records.of(repeated.assessment())))
                .isEqualTo(repeated);
    }

    @Test
    void theRequirementsSayWhomItSparesThePapers(@TempDir Path directory) throws IOException {
        var set = own(directory, "repeat_needs_no_material: false", "repeat_needs_no_material: true");

        var spared = new ArrayList<String>();
        for (var kind : AccountKind.values()) {
            for (var purpose : Purpose.values()) {
                for (var type :
                        set.requirements(kind, Region.DOMESTIC, purpose, null).types()) {
                    type.certificates().stream()
                            .filter(Requirements.Choice::notNeededAgain)
                            .forEach(choice -> spared.add(kind.code() + " " + purpose.code() + " "
                                    + type.type().code() + " " + choice.developedBy()));
                }
            }
        }

        var types = List.of("company", "app", "website", "official_account", "government", "mini_program");
        assertThat(spared)
                .containsExactlyInAnyOrderElementsOf(Stream.of("enterprise", "institution")
                        .flatMap(kind -> types.stream().map(type -> kind + " self_use " + type + " ORGANISATION"))
                        .toList());
        assertThat(Shipped.FAQ
                        .requirements(AccountKind.ENTERPRISE, Region.DOMESTIC, Purpose.SELF_USE, null)
                        .types())
                .allSatisfy(type -> assertThat(type.certificates()).noneMatch(Requirements.Choice::notNeededAgain));
    }

    @Test
    void theSandboxGivesEachReasonAndRouteAndAsksNoHuman() {
        var sandbox = Shipped.BOOK.sandbox();
        var seen = new HashSet<ReasonCode>();
        for (var row : sandbox.sandbox()) {
            var evaluation = sandbox.evaluate(global(row.name()), Shipped.ENTERPRISE, Context.none());

            assertThat(evaluation.route()).isEqualTo(row.route());
            assertThat(evaluation.verdict()).isEqualTo(row.reason() == null ? Verdict.APPROVE : Verdict.REJECT);
            evaluation.reasons().forEach(reason -> seen.add(reason.code()));
        }

        var others = sandbox.evaluate(company("长庚"), Shipped.ENTERPRISE, Context.none());

        assertThat(others.verdict()).isEqualTo(Verdict.APPROVE);
        assertThat(others.route()).isEqualTo(Route.HUMAN);
        assertThat(sandbox.evaluate(company("测试"), Shipped.ENTERPRISE, Context.none())
                        .verdict())
                .isEqualTo(Verdict.REJECT);
        assertThat(seen)
                .containsAll(Arrays.stream(ReasonCode.values())
                        .filter(code -> code.stage() == ReasonCode.Stage.RULES || code.offeredToReviewers())
                        .toList());
    }

    @Test
    void theSandboxHasTheNamesOfItsPage() throws IOException {
        var published = Files.readAllLines(Path.of("../docs/sandbox.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(published).isNotEmpty();
        assertThat(Shipped.BOOK.sandbox().sandbox().stream()
                        .map(row -> "| `%s` | %s | %s |"
                                .formatted(
                                        row.name(),
                                        row.reason() == null ? "approved" : "`" + row.reason() + "`",
                                        row.route().code())))
                .containsAll(published);
    }

    @Test
    void aShadowsDisagreementsAreNamedByRule(@TempDir Path directory) throws IOException {
        var shadow = own(directory, "    max: 12", "    max: 3");
        var inForce = Shipped.evaluate(company("星河云科技"));

        var disagreements = Disagreement.between(
                inForce.assessment(),
                shadow.evaluate(company("星河云科技"), Shipped.ENTERPRISE, Context.none())
                        .assessment());

        assertThat(disagreements)
                .containsExactly(new Disagreement("name-length", Finding.Result.PASSED, Finding.Result.REJECTED));
    }

    private static RuleSet own(Path directory, String shipped, String changed) throws IOException {
        try (var stream = Objects.requireNonNull(
                RuleBook.class.getResourceAsStream("/io/countersign/rules/sets/intl-2022-02-21.yaml"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("intl-2022-02-21", "own-1");
            assertThat(text).contains(shipped);
            Files.createDirectories(directory.resolve("sets"));
            Files.writeString(directory.resolve("sets/own-1.yaml"), text.replace(shipped, changed));
        }
        return Objects.requireNonNull(RuleBook.load(directory).named("own-1"));
    }
}
