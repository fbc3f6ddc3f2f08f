package io.countersign.review.domain.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.events.AdmissionEvent;
import io.countersign.contracts.events.AdmissionEvent.ApplicationAdmitted;
import io.countersign.contracts.events.CloudEvent;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.contracts.snapshot.ApprovedSignature;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.cases.InMemoryCaseStore;
import io.countersign.review.domain.cases.ReviewMetrics;
import io.countersign.review.domain.evaluation.EvaluatedRevision;
import io.countersign.review.domain.evaluation.RulesEvaluator;
import io.countersign.review.domain.image.ImageSightings;
import io.countersign.review.domain.image.InMemoryLikenesses;
import io.countersign.review.domain.image.InMemoryPictures;
import io.countersign.review.domain.inbox.Inbox;
import io.countersign.review.domain.inbox.InboxTable;
import io.countersign.review.domain.registry.NameRegistry;
import io.countersign.review.domain.registry.OtherAccounts;
import io.countersign.review.domain.revision.Conflict;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.Disagreement;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.RuleBook;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowEvaluationTest {

    private static final RuleBook BOOK = RuleBook.shipped();

    private final List<Disagreement> counted = new ArrayList<>();
    private final List<ShadowDisagreement> kept = new ArrayList<>();
    private final NameRegistry registry = new NameRegistry();
    private final ImageSightings images = new ImageSightings(new InMemoryPictures(), new InMemoryLikenesses());
    private final OtherAccounts others = new OtherAccounts(registry, images);
    private final ShadowEvaluation shadow = shadow(Objects.requireNonNull(BOOK.named("cn-2025-06-11")));

    private ShadowEvaluation shadow(RuleSet second) {
        return new ShadowEvaluation(second, others::of, new Disagreements(), new Counting(), () -> Cases.NOW);
    }

    private final class Disagreements implements ShadowDisagreementStore {

        @Override
        public boolean add(ShadowDisagreement disagreement) {
            return kept.stream().noneMatch(one -> one.id().equals(disagreement.id())) && kept.add(disagreement);
        }

        @Override
        public List<ShadowDisagreement> after(ShadowDisagreement.@Nullable Place place, int limit) {
            return kept;
        }
    }

    private final class Counting implements ReviewMetrics {

        @Override
        public void decided(io.countersign.contracts.events.DecisionEvent.Outcome outcome) {}

        @Override
        public void refused(Conflict conflict) {}

        @Override
        public void leaseLost() {}

        @Override
        public void disagreed(Disagreement disagreement) {
            counted.add(disagreement);
        }
    }

    private static EvaluatedRevision evaluated(long id, SignatureType type, AccountSnapshot account) {
        var licence = new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64));
        return evaluated(BOOK, id, type, account, List.of(licence));
    }

    private static EvaluatedRevision evaluated(
            RuleBook inForce, long id, SignatureType type, AccountSnapshot account, List<Document> documents) {
        var application = Application.of("AcmeCloud", Region.DOMESTIC, type, Purpose.SELF_USE)
                .withDocuments(documents)
                .withRemark(type == SignatureType.WEBSITE ? "acme.com" : null);
        var content = new RevisionContent(application, account, Cases.NOW);
        return new EvaluatedRevision(
                new SignatureId(id), 1, content, new RulesEvaluator(inForce, _ -> Context.none()).evaluate(content));
    }

    private static ApprovedSignature approved(AccountId account, String name) {
        return new ApprovedSignature(
                account,
                new SignatureId(900),
                1,
                Region.DOMESTIC,
                name,
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                AccountKind.ENTERPRISE,
                null,
                false,
                Cases.NOW);
    }

    /** The FAQ's set under another name, changed in one place. */
    private static RuleBook changed(Path directory, String shipped, String changed) throws IOException {
        var set =
                Files.readString(Path.of("../rules/src/main/resources/io/countersign/rules/sets/intl-2022-02-21.yaml"));
        assertThat(set).contains(shipped);
        Files.writeString(
                Files.createDirectory(directory.resolve("sets")).resolve("ours-1.yaml"),
                set.replace("name: intl-2022-02-21", "name: ours-1").replace(shipped, changed));
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic: [{from: beginning, set: ours-1}]
            global: [{from: beginning, set: ours-1}]
            sandbox: sandbox
            """);
        return RuleBook.load(directory);
    }

    @Test
    void aSetThatSparesCertificatesKnowsWhatTheAccountHolds(@TempDir Path directory) throws IOException {
        var repeat = changed(directory, "repeat_needs_no_material: false", "repeat_needs_no_material: true");
        var looksOn = shadow(Objects.requireNonNull(repeat.named("ours-1")));

        looksOn.accept(evaluated(BOOK, 1, SignatureType.COMPANY, Cases.snapshot(), List.of()));
        registry.put(approved(Cases.ACCOUNT, "AcmeShop"));
        looksOn.accept(evaluated(BOOK, 2, SignatureType.COMPANY, Cases.snapshot(), List.of()));

        assertThat(kept).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.signature()).isEqualTo(new SignatureId(2));
            assertThat(disagreement.from()).isEqualTo(Verdict.REJECT);
            assertThat(disagreement.to()).isEqualTo(Verdict.REFER);
        });
        assertThat(counted).containsExactly(new Disagreement("certificates", Result.REJECTED, Result.NOT_APPLICABLE));
    }

    @Test
    void itAsksWhatTheSetInForceHasNoRuleFor(@TempDir Path directory) throws IOException {
        var inForce = changed(directory, "  - seen-pictures\n  - look-alike\n", "");
        var other = new AccountId("other");
        registry.put(approved(other, "AcmeC1oud"));
        var seen = List.<CloudEvent<AdmissionEvent>>of(CloudEvent.of(
                "/quota",
                Cases.NOW,
                other,
                new ApplicationAdmitted(
                        new SignatureId(901),
                        1,
                        evaluated(9, SignatureType.COMPANY, Cases.snapshot())
                                .content()
                                .application(),
                        new AccountSnapshot(other, AccountKind.ENTERPRISE, "Other Ltd", Language.EN, null, false),
                        Cases.NOW,
                        1,
                        50)));
        var licence = new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64));

        try (var _ = images.load(seen)) {
            shadow(Objects.requireNonNull(BOOK.named("intl-2022-02-21")))
                    .accept(evaluated(inForce, 1, SignatureType.COMPANY, Cases.snapshot(), List.of(licence)));
            shadow(Objects.requireNonNull(BOOK.named("intl-2022-02-21")))
                    .accept(evaluated(BOOK, 2, SignatureType.COMPANY, Cases.snapshot(), List.of(licence)));
        }

        assertThat(counted)
                .containsExactly(
                        new Disagreement("look-alike", Result.NOT_APPLICABLE, Result.REFERRED),
                        new Disagreement("seen-pictures", Result.NOT_APPLICABLE, Result.REFERRED));
    }

    @Test
    void whereBothSayTheSameNothingIsSaid() {
        shadow.accept(evaluated(1, SignatureType.COMPANY, Cases.snapshot()));

        assertThat(counted).isEmpty();
        assertThat(kept).isEmpty();
    }

    @Test
    void disagreementsAreCountedByRuleAndStoredOnce() {
        shadow.accept(evaluated(1, SignatureType.WEBSITE, Cases.snapshot()));
        shadow.accept(evaluated(1, SignatureType.WEBSITE, Cases.snapshot()));

        assertThat(counted)
                .containsExactly(
                        new Disagreement("certificates", Result.PASSED, Result.NOT_APPLICABLE),
                        new Disagreement("type", Result.PASSED, Result.REJECTED));
        assertThat(kept).singleElement().satisfies(disagreement -> {
            assertThat(disagreement.from()).isEqualTo(Verdict.REFER);
            assertThat(disagreement.to()).isEqualTo(Verdict.REJECT);
            assertThat(disagreement.ruleSet()).isEqualTo("cn-2025-06-11");
            assertThat(disagreement.account()).isEqualTo(Cases.ACCOUNT);
            assertThat(disagreement.rules()).isEqualTo(counted);
        });
    }

    @Test
    void anAccountForTryingOutIsNoLiveTraffic() {
        var account = Cases.snapshot();
        var test = new AccountSnapshot(
                account.id(), account.kind(), account.verifiedName(), account.language(), null, true);

        shadow.accept(evaluated(1, SignatureType.WEBSITE, test));

        assertThat(kept).isEmpty();
    }

    @Test
    void theInboxReportsItOnceAndOnlyWhatIsDurable() {
        var seen = new ArrayList<String>();
        var store = new InMemoryCaseStore();
        var inbox = new Inbox(
                InboxTable.of(Cases.SERIALIZER, Cases.EVALUATOR, Cases.CALENDAR),
                store,
                () -> Cases.NOW,
                new Counting(),
                evaluated -> seen.add(evaluated.signature() + ":" + evaluated.revision() + " "
                        + store.all().containsKey(evaluated.signature())),
                lease -> {});

        inbox.answer(List.of(Cases.admitted(Cases.S1, 1, "bad"), Cases.admitted(Cases.S1, 2, "good")));
        inbox.answer(List.of(Cases.admitted(Cases.S1, 2, "good"), Cases.refused(Cases.S2, 1)));
        inbox.answer(List.of(Cases.admitted(Cases.S1, 3, "late")));

        assertThat(seen).containsExactly("1:1 true", "1:2 true");
    }
}
