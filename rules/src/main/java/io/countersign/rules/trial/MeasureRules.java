package io.countersign.rules.trial;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.DocumentType;
import io.countersign.contracts.Finding;
import io.countersign.contracts.Finding.Result;
import io.countersign.contracts.Language;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.SignatureType;
import io.countersign.rules.RuleBook;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints each rule's precision and recall over labelled names: {@code MeasureRules FILE [RULE-SET [DIRECTORY]]}. */
public final class MeasureRules {

    private static final AccountSnapshot ACCOUNT = new AccountSnapshot(
            new AccountId("corpus"), AccountKind.ENTERPRISE, "深圳市星河云科技有限公司", Language.EN, null, false);

    /** What a label expects of which rule. */
    private record Expectation(String label, String rule, Result result) {

        /** Whether it is no fault that a human looks. */
        boolean isOpen(LabelledNames.Line line) {
            return label.equals("S") && !Collections.disjoint(line.labels(), Set.of("O", "P"));
        }
    }

    private static final List<Expectation> EXPECTATIONS = List.of(
            new Expectation("N", "identifiable-name", Result.REJECTED),
            new Expectation("P", "prohibited-content", Result.REJECTED),
            new Expectation("S", "prohibited-content", Result.REFERRED),
            new Expectation("D", "name-digits", Result.REJECTED),
            new Expectation("I", "personal-data", Result.REJECTED),
            new Expectation("L", "look-alike", Result.REFERRED));

    private MeasureRules() {}

    public static void main(String[] arguments) throws IOException {
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (arguments.length == 0) {
            out.println("usage: MeasureRules FILE [RULE-SET [DIRECTORY]]");
            System.exit(2);
        }
        var book = arguments.length > 2 ? RuleBook.load(Path.of(arguments[2])) : RuleBook.shipped();
        var set = book.named(arguments.length > 1 ? arguments[1] : RuleBook.SHIPPED.getFirst());
        print(scores(LabelledNames.read(Path.of(arguments[0])), Objects.requireNonNull(set, "no such rule set")), out);
    }

    static List<Score> scores(LabelledNames names, RuleSet set) {
        var scores = new ArrayList<Score>();
        EXPECTATIONS.forEach(
                one -> scores.add(new Score(one.rule() + " " + one.result().code())));
        for (var line : names.lines()) {
            var findings = set.evaluate(application(line), ACCOUNT, Context.none())
                    .assessment()
                    .findings();
            for (int i = 0; i < EXPECTATIONS.size(); i++) {
                var one = EXPECTATIONS.get(i);
                var found = of(findings, one.rule());
                if (!one.isOpen(line)) {
                    scores.get(i)
                            .add(
                                    line.name(),
                                    line.labels().contains(one.label()),
                                    found != null && found.result() == one.result());
                }
            }
        }
        return scores;
    }

    private static @Nullable Finding of(List<Finding> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .findAny()
                .orElse(null);
    }

    private static Application application(LabelledNames.Line line) {
        return new Application(
                line.name(),
                line.region(),
                SignatureType.COMPANY,
                Purpose.SELF_USE,
                List.of(new Application.Document(DocumentType.BUSINESS_LICENCE, "0".repeat(64))),
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                List.of());
    }

    private static void print(List<Score> scores, PrintStream out) {
        out.printf("%-32s %8s %10s %8s%n", "rule", "expected", "precision", "recall");
        for (var score : scores) {
            out.printf("%-32s %8d %10.3f %8.3f%n", score.rule(), score.expected(), score.precision(), score.recall());
        }
        for (var score : scores) {
            score.wrong().forEach(name -> out.printf("%s, wrongly: %s%n", score.rule(), name));
            score.missed().forEach(name -> out.printf("%s, missed: %s%n", score.rule(), name));
        }
    }
}
