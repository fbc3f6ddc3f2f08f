package io.countersign.rules;

import static io.countersign.contracts.reasons.ReasonCode.DEVELOPER_NOT_APPLICABLE;
import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISMATCH_FOR_OTHERS;
import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISMATCH_INDIVIDUAL;
import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISMATCH_ORGANISATION;
import static io.countersign.contracts.reasons.ReasonCode.DOCUMENT_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.LETTER_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.OWNER_MISSING;
import static io.countersign.contracts.reasons.ReasonCode.OWNER_NOT_ALLOWED;
import static io.countersign.contracts.reasons.ReasonCode.TYPE_NOT_ALLOWED;
import static io.countersign.contracts.reasons.ReasonCode.TYPE_WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Application.Owner;
import io.countersign.contracts.application.Developer;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.OwnerKind;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.Applications.Draft;
import io.countersign.rules.context.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole certificate matrix. The expected cells below are written by hand from the review standards and the FAQ: the
 * papers by their official numbers, 9 for the legal person certificate, a dash where there can be no such signature.
 */
class MatrixTest {

    /** Columns: type; organisation's self-use by itself, developed by an individual; individual's self-use; for others. */
    private static final String[] FAQ = {
        "company          | 0 1 2 3 | n/a | -  | 0 1 2 3",
        "app              | 0 1 2 3 | 4   | 4  | 0 1 2 3",
        "website          | 0 1 2 3 | 5   | 5  | 0 1 2 3",
        "official_account | 0 1 2 3 | 8   | 8  | 0 1 2 3",
        "mini_program     | 0 1 2 3 | 6   | 6  | 0 1 2 3",
        "trademark        | 7       | n/a | -  | 7",
        "government       | 2 3 9   | n/a | -  | 2 3 9",
    };

    /** Since 2025-06-11: what both the review standards and the official API accept. */
    private static final String[] CN = {
        "company          | 0 1     | n/a | -  | 0 1",
        "app              | 0 1 2 3 | 4   | 4  | 0 1 2 3",
        "website          | gone    | gone | gone | gone",
        "official_account | gone    | gone | gone | gone",
        "mini_program     | gone    | gone | gone | gone",
        "trademark        | 7       | n/a | -  | 7",
        "government       | 2 3     | n/a | -  | 2 3",
    };

    private static final List<Set<DocumentType>> EVERY_SET = documentSets(DocumentType.values().length);
    private static final List<Set<DocumentType>> AT_MOST_TWO = documentSets(2);

    private static final @Nullable OwnerKind[] OWNERS = owners();

    private static @Nullable OwnerKind[] owners() {
        return Arrays.copyOf(OwnerKind.values(), OwnerKind.values().length + 1);
    }

    @ParameterizedTest
    @CsvSource({"intl-2022-02-21", "cn-2025-06-11"})
    void everyCellIsDecidedAsTheStandardsSay(String set) {
        var rules = rules(set);
        for (var kind : AccountKind.values()) {
            for (var purpose : Purpose.values()) {
                for (var type : SignatureType.values()) {
                    for (var developer :
                            new @Nullable Developer[] {null, Developer.ORGANISATION, Developer.INDIVIDUAL}) {
                        checkDocuments(rules, kind, purpose, type, developer);
                    }
                }
            }
        }
    }

    private static void checkDocuments(
            RuleSet rules, AccountKind kind, Purpose purpose, SignatureType type, @Nullable Developer developer) {
        if (purpose == Purpose.SELF_USE) {
            checkDocuments(rules, kind, new Draft(Region.DOMESTIC, type, purpose).developer(developer), EVERY_SET);
            return;
        }
        for (var owner : OWNERS) {
            for (boolean letter : new boolean[] {true, false}) {
                var draft = new Draft(Region.DOMESTIC, type, purpose)
                        .developer(developer)
                        .owner(owner == null ? null : new Owner("星河云计算股份有限公司", owner))
                        .also(complete -> letter ? complete : complete.letter(null));
                boolean usual = letter && owner == OwnerKind.ENTERPRISE;
                checkDocuments(rules, kind, draft, usual ? EVERY_SET : AT_MOST_TWO);
            }
        }
    }

    private static void checkDocuments(
            RuleSet rules, AccountKind kind, Draft draft, List<Set<DocumentType>> documentSets) {
        for (var documents : documentSets) {
            var application =
                    draft.documents(documents.toArray(DocumentType[]::new)).build();

            var reasons = codes(rules.evaluate(application, Applications.account(kind), Context.none()));

            assertThat(reasons)
                    .as("%s %s %s", rules.name(), kind, application)
                    .isEqualTo(expected(rules.name(), kind, application, documents));
        }
    }

    private static Set<ReasonCode> expected(
            String set, AccountKind kind, Application application, Set<DocumentType> documents) {
        var purpose = application.purpose();
        var type = application.type();
        boolean byIndividual = application.developedBy() == Developer.INDIVIDUAL && isOrganisation(kind, purpose);
        var expected = new TreeSet<ReasonCode>();
        if (purpose == Purpose.FOR_OTHERS) {
            addOwner(expected, application);
        }
        var cell = cell(set, kind, purpose, type, byIndividual);
        switch (cell) {
            case "gone" -> expected.add(TYPE_WITHDRAWN);
            case "-" -> expected.add(TYPE_NOT_ALLOWED);
            case "n/a" -> {
                expected.add(DEVELOPER_NOT_APPLICABLE);
                addDocuments(expected, cell(set, kind, purpose, type, false), kind, purpose, documents);
            }
            default -> addDocuments(expected, cell, kind, purpose, documents);
        }
        return expected;
    }

    private static void addOwner(Set<ReasonCode> expected, Application application) {
        if (application.owner() == null) {
            expected.add(OWNER_MISSING);
        } else if (application.owner().kind() == OwnerKind.INDIVIDUAL) {
            expected.add(OWNER_NOT_ALLOWED);
        }
        if (application.letter() == null) {
            expected.add(LETTER_MISSING);
        }
    }

    private static void addDocuments(
            Set<ReasonCode> expected, String cell, AccountKind kind, Purpose purpose, Set<DocumentType> documents) {
        if (documents.isEmpty()) {
            expected.add(DOCUMENT_MISSING);
        } else if (documents.stream().noneMatch(document -> accepts(cell, document))) {
            expected.add(
                    purpose == Purpose.FOR_OTHERS
                            ? DOCUMENT_MISMATCH_FOR_OTHERS
                            : kind == AccountKind.INDIVIDUAL
                                    ? DOCUMENT_MISMATCH_INDIVIDUAL
                                    : DOCUMENT_MISMATCH_ORGANISATION);
        }
    }

    @ParameterizedTest
    @CsvSource({"intl-2022-02-21", "cn-2025-06-11"})
    void theRequirementsListTheSameMatrix(String set) {
        for (var kind : AccountKind.values()) {
            for (var purpose : Purpose.values()) {
                for (var type : SignatureType.values()) {
                    var served = rules(set)
                            .requirements(kind, Region.GLOBAL, purpose, type)
                            .types();
                    for (boolean byIndividual : new boolean[] {false, true}) {
                        var cell = cell(set, kind, purpose, type, byIndividual && isOrganisation(kind, purpose));

                        assertThat(servedNumbers(served, byIndividual))
                                .as("%s %s %s %s %s", set, kind, purpose, type, byIndividual)
                                .isEqualTo(cell.matches("gone|-") ? "-" : cell);
                    }
                }
            }
        }
    }

    private static boolean isOrganisation(AccountKind kind, Purpose purpose) {
        return kind != AccountKind.INDIVIDUAL && purpose == Purpose.SELF_USE;
    }

    private static String servedNumbers(List<Requirements.Type> served, boolean byIndividual) {
        if (served.isEmpty()) {
            return "-";
        }
        var type = served.getFirst();
        var developer = byIndividual ? Developer.INDIVIDUAL : Developer.ORGANISATION;
        return type.certificates().stream()
                .filter(choice -> choice.developedBy() == null || choice.developedBy() == developer)
                .findAny()
                .map(choice -> String.join(
                        " ",
                        choice.oneOf().stream()
                                .map(document -> number(document.type()))
                                .toList()))
                .orElse("n/a");
    }

    private static String cell(
            String set, AccountKind kind, Purpose purpose, SignatureType type, boolean byIndividual) {
        for (var row : set.startsWith("cn") ? CN : FAQ) {
            var columns = row.split("\\|", -1);
            if (columns[0].strip().equals(type.code())) {
                int column =
                        purpose == Purpose.FOR_OTHERS ? 4 : kind == AccountKind.INDIVIDUAL ? 3 : byIndividual ? 2 : 1;
                return columns[column].strip();
            }
        }
        throw new IllegalStateException("no row for " + type);
    }

    private static boolean accepts(String cell, DocumentType document) {
        return List.of(cell.split(" ", -1)).contains(number(document));
    }

    private static String number(DocumentType document) {
        return Integer.toString(document.number().orElse(9));
    }

    /** Every set of documents that has no more than so many. */
    private static List<Set<DocumentType>> documentSets(int most) {
        var sets = new ArrayList<Set<DocumentType>>();
        sets.add(EnumSet.noneOf(DocumentType.class));
        for (var document : DocumentType.values()) {
            for (var set : List.copyOf(sets)) {
                if (set.size() < most) {
                    var more = EnumSet.of(document);
                    more.addAll(set);
                    sets.add(more);
                }
            }
        }
        return sets;
    }

    private static Set<ReasonCode> codes(Evaluation evaluation) {
        return new TreeSet<>(evaluation.reasons().stream().map(Reason::code).toList());
    }

    private static RuleSet rules(String name) {
        return Objects.requireNonNull(Shipped.BOOK.named(name));
    }
}
