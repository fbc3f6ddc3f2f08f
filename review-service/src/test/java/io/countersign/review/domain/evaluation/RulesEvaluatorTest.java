package io.countersign.review.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.review.domain.cases.Cases;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Approves;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Refers;
import io.countersign.review.domain.evaluation.RevisionEvaluation.Rejects;
import io.countersign.review.domain.revision.RevisionContent;
import io.countersign.rules.RuleBook;
import io.countersign.rules.context.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesEvaluatorTest {

    private final Evaluator evaluator = new RulesEvaluator(RuleBook.shipped(), _ -> Context.none());

    private static RevisionContent with(Application plain, List<Document> documents) {
        var application = plain.withDocuments(documents);
        return new RevisionContent(application, Cases.snapshot(), Cases.NOW);
    }

    @Test
    void whatNoRuleRejectsIsReferredUnderTheShippedSet() {
        var licence = new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64));

        var evaluation = evaluator.evaluate(with(Cases.application("AcmeCloud"), List.of(licence)));

        assertThat(evaluation).isInstanceOf(Refers.class);
        assertThat(evaluation.assessment().ruleSet()).isEqualTo("intl-2022-02-21");
    }

    @Test
    void twoReviewersHaveToAgreeWhereTheRuleSetDemandsIt(@TempDir Path directory) throws Exception {
        var licence = new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64));
        var content = with(Cases.application("AcmeCloud"), List.of(licence));
        var paired = new RulesEvaluator(FourEyesBook.load(directory), _ -> Context.none());

        assertThat(paired.evaluate(content))
                .isEqualTo(new Refers(paired.evaluate(content).assessment(), true));
        assertThat(evaluator.evaluate(content))
                .isEqualTo(new Refers(evaluator.evaluate(content).assessment()));
    }

    @Test
    void anApplicationWithoutACertificateIsRejected() {
        var evaluation = evaluator.evaluate(with(Cases.application("AcmeCloud"), List.of()));

        assertThat(evaluation).isInstanceOfSatisfying(Rejects.class, rejects -> {
            assertThat(rejects.route()).isEqualTo(Route.AUTOMATIC);
            assertThat(rejects.reasons()).extracting(Reason::code).contains(ReasonCode.DOCUMENT_MISSING);
        });
    }

    @Test
    void nothingOfAnAccountForTryingOutIsReferred() {
        var account =
                new AccountSnapshot(Cases.ACCOUNT, AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, null, true);
        for (var name : List.of("Sandbox Approved By Human", "Acme", "WhoKnows", "腾讯云")) {
            var licence = List.of(new Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64)));
            var plain = with(Cases.application(name), licence);

            var evaluation = evaluator.evaluate(new RevisionContent(plain.application(), account, Cases.NOW));

            assertThat(evaluation)
                    .as(name)
                    .isInstanceOfSatisfying(
                            Approves.class,
                            approves -> assertThat(approves.route()).isEqualTo(Route.HUMAN));
            assertThat(evaluation.assessment().ruleSet()).isEqualTo("sandbox");
        }
    }

    @Test
    void aTimelineSwitchesToReviewersAndBack(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic:
              - {from: beginning, set: intl-2022-02-21}
              - {from: "%1$s", set: all-to-humans}
              - {from: "%2$s", set: intl-2022-02-21}
            global:
              - {from: beginning, set: intl-2022-02-21}
              - {from: "%1$s", set: all-to-humans}
              - {from: "%2$s", set: intl-2022-02-21}
            sandbox: sandbox
            """.formatted(Cases.NOW, Cases.NOW.plusSeconds(60)));
        var switched = new RulesEvaluator(RuleBook.load(directory), _ -> Context.none());
        var plain = with(Cases.application("test"), List.of());

        for (int second : new int[] {-1, 0, 59, 60}) {
            var submitted = Cases.NOW.plusSeconds(second);

            var evaluation = switched.evaluate(new RevisionContent(plain.application(), plain.account(), submitted));

            boolean night = second == 0 || second == 59;
            assertThat(evaluation).isInstanceOf(night ? Refers.class : Rejects.class);
            assertThat(evaluation.assessment().ruleSet()).isEqualTo(night ? "all-to-humans" : "intl-2022-02-21");
        }
    }

    @Test
    void evenIfTheSetThatServesItWouldRefer(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("timeline.yaml"), """
            domestic:
              - {from: beginning, set: intl-2022-02-21}
            global:
              - {from: beginning, set: intl-2022-02-21}
            sandbox: all-to-humans
            """);
        var account =
                new AccountSnapshot(Cases.ACCOUNT, AccountKind.ENTERPRISE, "Acme Cloud Ltd", Language.EN, null, true);

        var evaluation = new RulesEvaluator(RuleBook.load(directory), _ -> Context.none())
                .evaluate(new RevisionContent(Cases.application("Acme"), account, Cases.NOW));

        assertThat(evaluation).isInstanceOf(Approves.class);
    }
}
