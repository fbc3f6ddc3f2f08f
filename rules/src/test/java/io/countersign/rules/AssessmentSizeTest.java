package io.countersign.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.Region;
import io.countersign.contracts.SignatureId;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Document;
import io.countersign.contracts.application.Application.Letter;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.context.Context;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.context.Records;
import io.countersign.rules.context.Resemblance;
import io.countersign.rules.context.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An assessment is bounded, whatever the application and however many others used its pictures or a similar name. */
class AssessmentSizeTest {

    /** The documented bound of an evaluation: the assessment and the reasons beside it. */
    private static final int MAX_BYTES = 8 * 1024;

    /** Names of 64 code points that are long in UTF-8, or become long when they are folded. */
    private static final List<String> LONG_NAMES = List.of(
            "😀".repeat(64), "\uFDFA".repeat(64), "𠮷".repeat(64), "１".repeat(64), "【".repeat(64), "赌博😀".repeat(21));

    private static final List<String> LONG_REMARKS = List.of("😀".repeat(500), "x".repeat(492) + ".apple.com");

    /** Twenty other accounts for each picture, and twenty similar names. */
    private static final Context CROWDED = new Context() {
        @Override
        public List<Neighbour> neighbours(String name, AccountId applicant) {
            return IntStream.range(0, 20)
                    .mapToObj(i -> new Neighbour(
                            new SignatureId(SignatureId.MAX - i), account(i), "😀".repeat(64), i < 19 ? 1 : 0))
                    .toList();
        }

        @Override
        public List<Neighbour> namesWithin(String name, AccountId applicant) {
            return neighbours(name, applicant);
        }

        @Override
        public List<Sighting> sightings(String sha256, AccountId applicant) {
            return IntStream.range(0, 20)
                    .mapToObj(i -> new Sighting(sha256, account(i), i % 2 == 0))
                    .toList();
        }

        @Override
        public List<Resemblance> resemblances(String sha256, AccountId applicant) {
            return IntStream.range(0, 20)
                    .mapToObj(i -> new Resemblance(sha256, account(i), 7))
                    .toList();
        }

        @Override
        public boolean isBlank(String sha256) {
            return true;
        }
    };

    private static AccountId account(int number) {
        return new AccountId("a".repeat(62) + (number + 10));
    }

    @Test
    void theLargestEvaluationOfEveryRuleSetFits() {
        var largest = 0;
        for (var set : List.of("intl-2022-02-21", "cn-2025-06-11", "all-to-humans")) {
            for (var name : LONG_NAMES) {
                for (var remark : LONG_REMARKS) {
                    largest = Math.max(largest, largest(Objects.requireNonNull(Shipped.BOOK.named(set)), name, remark));
                }
            }
        }

        assertThat(largest).isBetween(MAX_BYTES / 2, MAX_BYTES);
    }

    private static int largest(RuleSet set, String name, String remark) {
        int largest = 0;
        for (var purpose : Purpose.values()) {
            for (var type : SignatureType.values()) {
                for (var kind : AccountKind.values()) {
                    var application = application(name, remark, purpose, type);
                    var account =
                            new AccountSnapshot(account(0), kind, "😀".repeat(100), Language.ZH, "p".repeat(64), false);
                    largest = Math.max(largest, size(set.evaluate(application, account, CROWDED)));
                }
            }
        }
        return largest;
    }

    private static int size(Evaluation evaluation) {
        return JsonMapper.shared().writeValueAsString(evaluation).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Application application(String name, String remark, Purpose purpose, SignatureType type) {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < 20; i++) {
            documents.add(new Document(DocumentType.OFFICIAL_ACCOUNT_SCREENSHOT, "%064x".formatted(i + 1)));
        }
        return Application.of(name, Region.GLOBAL, type, purpose)
                .withDocuments(documents)
                .withLetter(new Letter("f".repeat(64)))
                .withOwner(new Owner("😀".repeat(100), OwnerKind.INDIVIDUAL))
                .withProduct(new Application.Product(Developer.INDIVIDUAL, remark, false))
                .withExternalReference("x".repeat(100));
    }

    @Test
    void aFindingListsForgeriesFirstAndCountsTheSightingsItDoesNotList() {
        var evaluation = Shipped.FAQ.evaluate(
                application("星河云", "星河云", Purpose.SELF_USE, SignatureType.COMPANY), Shipped.ENTERPRISE, CROWDED);

        var finding = Shipped.finding(evaluation, "seen-pictures");

        assertThat(finding.result()).isEqualTo(Result.REFERRED);
        assertThat(finding.restricted())
                .containsEntry("sightingsInAll", "420")
                .containsEntry("picturesInAll", "21")
                .containsEntry("accountsInAll", "20");
        assertThat(finding.restricted().getOrDefault(Records.SIGHTINGS, "").lines())
                .hasSize(6)
                .allMatch(line -> line.endsWith("true"));
    }

    @Test
    void aFindingListsTheNeighboursThatDecideFirst() {
        var finding = Shipped.finding(
                Shipped.FAQ.evaluate(Applications.company("星河云"), Shipped.ENTERPRISE, CROWDED), "look-alike");

        var neighbours = finding.restricted()
                .getOrDefault(Records.NEIGHBOURS, "")
                .lines()
                .toList();
        assertThat(neighbours).hasSize(4).first().asString().startsWith((SignatureId.MAX - 19) + "\t");
    }

    @Test
    void aLongRemarkIsAbbreviatedBetweenTwoCodePoints() {
        var application = application("星河云", "😀".repeat(500), Purpose.SELF_USE, SignatureType.WEBSITE);

        var finding = Shipped.finding(Shipped.evaluate(application), "remark");

        assertThat(finding.values()).containsEntry("remark", "😀".repeat(99) + "…");
    }
}
