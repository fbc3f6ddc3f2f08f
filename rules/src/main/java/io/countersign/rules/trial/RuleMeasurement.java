package io.countersign.rules.trial;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Language;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.DocumentType;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.RuleBook;
import io.countersign.rules.RuleSet;
import io.countersign.rules.context.Context;
import io.countersign.rules.trial.RuleScore.Expected;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Prints for each rule about names what it rejected rightly and wrongly, referred and missed, over files of labelled
 * names and over the titles of a brand collection: {@code RuleMeasurement [--set NAME] FILE...}.
 */
public final class RuleMeasurement {

    /** What the labels of a name mean to a rule. */
    private record MeasuredRule(String name, Function<LabelledNames.Line, Expected> expectation) {}

    private static final List<MeasuredRule> RULES = List.of(
            new MeasuredRule("name-digits", line -> line.hasLabel("D") ? Expected.REJECTION : Expected.NOTHING),
            new MeasuredRule("personal-data", line -> line.hasLabel("I") ? Expected.REJECTION : Expected.NOTHING),
            new MeasuredRule(
                    "identifiable-name", line -> line.hasLabel("N") ? Expected.REJECTION : Expected.NO_REJECTION),
            new MeasuredRule("prohibited-content", RuleMeasurement::prohibited),
            new MeasuredRule("look-alike", RuleMeasurement::lookAlike),
            new MeasuredRule(
                    "name-and-entity", line -> line.hasLabel("F") ? Expected.REFERRAL : Expected.NO_REJECTION));

    private static Expected prohibited(LabelledNames.Line line) {
        if (line.hasLabel("P") || line.hasLabel("X")) {
            return Expected.FINDING;
        }
        if (line.hasLabel("S")) {
            return Expected.REFERRAL;
        }
        // beside another finding a referral changes nothing
        boolean other = line.hasLabel("N") || line.hasLabel("L") || line.hasLabel("I");
        return other || line.hasLabel("O") || line.hasLabel("W") ? Expected.NO_REJECTION : Expected.NOTHING;
    }

    private static Expected lookAlike(LabelledNames.Line line) {
        if (line.hasLabel("L")) {
            return Expected.REFERRAL;
        }
        return line.hasLabel("-") ? Expected.NOTHING : Expected.NO_REJECTION;
    }

    private RuleMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var files = new ArrayList<>(Arrays.asList(arguments));
        var set = RuleBook.SHIPPED.getFirst();
        if (files.size() > 1 && files.getFirst().equals("--set")) {
            files.removeFirst();
            set = files.removeFirst();
        }
        if (files.isEmpty() || files.getFirst().startsWith("--")) {
            out.println("usage: RuleMeasurement [--set NAME] FILE...");
            System.exit(2);
        }
        var rules = Objects.requireNonNull(RuleBook.shipped().named(set), "There is no rule set " + set);
        for (var file : files) {
            print(file, LabelledNames.read(Path.of(file)), rules, out);
        }
        print("brand titles", BrandTitles.read(), rules, out);
    }

    /** The score of each rule about names, in the order of the rule sets. */
    static List<RuleScore> scores(LabelledNames names, RuleSet set) {
        var scores = RULES.stream().map(rule -> new RuleScore(rule.name())).toList();
        for (var line : names.lines()) {
            var findings = findings(line, set);
            for (int i = 0; i < RULES.size(); i++) {
                var rule = RULES.get(i);
                scores.get(i).add(line.name(), rule.expectation().apply(line), result(findings, rule.name()));
            }
        }
        return scores;
    }

    private static List<Finding> findings(LabelledNames.Line line, RuleSet set) {
        var account = new AccountSnapshot(
                new AccountId("corpus"), AccountKind.ENTERPRISE, line.verifiedName(), Language.EN, null, false);
        return set.evaluate(application(line), account, Context.none())
                .assessment()
                .findings();
    }

    private static Result result(List<Finding> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::result)
                .findAny()
                .orElse(Result.NOT_APPLICABLE);
    }

    private static Application application(LabelledNames.Line line) {
        var certificate = line.type() == SignatureType.TRADEMARK
                ? DocumentType.TRADEMARK_CERTIFICATE
                : DocumentType.BUSINESS_LICENCE;
        return Application.of(line.name(), line.region(), line.type(), Purpose.SELF_USE)
                .withDocuments(List.of(new Application.Document(certificate, "0".repeat(64))));
    }

    private static void print(String title, LabelledNames names, RuleSet set, PrintStream out) {
        var scores = scores(names, set);
        out.printf("%s, %d names%n%n", title, names.lines().size());
        out.printf(
                "%-20s %8s %8s %8s %8s %8s %10s %8s%n",
                "rule", "expected", "rightly", "wrongly", "referred", "missed", "precision", "recall");
        for (var score : scores) {
            out.printf(
                    "%-20s %8d %8d %8d %8d %8d %10.4f %8.4f%n",
                    score.rule(),
                    score.expected(),
                    score.rejectedRightly().size(),
                    score.rejectedWrongly().size(),
                    score.referred().size() + score.referredWrongly().size(),
                    score.missed().size(),
                    score.precision(),
                    score.recall());
        }
        out.printf("%n%s%n%n", NameFigures.of(names, set));
        for (var score : scores) {
            list(out, score.rule() + ", rejected wrongly", score.rejectedWrongly());
            list(out, score.rule() + ", referred without cause", score.referredWrongly());
            list(out, score.rule() + ", missed", score.missed());
        }
        out.println();
    }

    private static void list(PrintStream out, String what, List<String> names) {
        if (!names.isEmpty()) {
            out.println(what + ": " + String.join(", ", names));
        }
    }
}
