package io.countersign.rules;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.Region;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.application.Purpose;
import io.countersign.contracts.application.SignatureType;
import io.countersign.contracts.outcome.Route;
import io.countersign.contracts.reasons.Assessment;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.Evaluation.Verdict;
import io.countersign.rules.checks.Rules;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.context.Context;
import io.countersign.rules.data.Decider;
import io.countersign.rules.data.Definition;
import io.countersign.rules.data.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One dated set of rules, immutable, known by its name and the hash of its content. */
public final class RuleSet {

    private static final String SANDBOX = "sandbox";

    private final Definition definition;
    private final List<Rule> rules;
    private final RemedyAdvisor advice;

    RuleSet(Definition definition) {
        this.definition = definition;
        this.rules = Rules.of(definition);
        this.advice = new RemedyAdvisor(rules, definition.lists().company());
    }

    public String name() {
        return definition.name();
    }

    public String hash() {
        return definition.hash();
    }

    /** The names whose outcome is fixed for trying out; empty in all but a sandbox. */
    public List<Sandbox.Row> sandbox() {
        return List.copyOf(definition.sandbox().rows().values());
    }

    /** The reasons for which a rule may offer a patch. */
    public Set<ReasonCode> repairableReasons() {
        return rules.stream().flatMap(rule -> rule.repairs().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The whole automatic stage: the same application, snapshot and context give the same answer. */
    public Evaluation evaluate(Application application, AccountSnapshot account, Context context) {
        var row = definition.sandbox().of(application.name());
        if (row != null) {
            return simulated(row);
        }
        var subject = new Subject(application, account, context);
        var findings = new ArrayList<Finding>(rules.size());
        var reasons = new ArrayList<Reason>();
        for (var rule : rules) {
            var finding = decided(rule, subject);
            findings.add(finding);
            reasons.addAll(finding.reasons());
        }
        if (reasons.isEmpty()) {
            return evaluation(findings, List.of());
        }
        var advised = advice.on(reasons, subject);
        return evaluation(advice.put(findings, advised), advised);
    }

    /** A rejection becomes a referral where the set leaves it to humans, or an appeal asks for one. */
    private Finding decided(Rule rule, Subject subject) {
        var finding = rule.check(subject);
        boolean appealed = rule.isAppealable() && subject.application().appeal() != null;
        if (finding.result() != Result.REJECTED || (definition.rejections() != Decider.HUMAN && !appealed)) {
            return finding;
        }
        var restricted = new TreeMap<>(finding.restricted());
        restricted.put(
                "suggested",
                finding.reasons().stream().map(reason -> reason.code().name()).collect(Collectors.joining(",")));
        return new Finding(finding.rule(), Result.REFERRED, List.of(), finding.values(), restricted);
    }

    private Evaluation evaluation(List<Finding> findings, List<Reason> reasons) {
        var assessment = new Assessment(name(), hash(), findings);
        if (!reasons.isEmpty()) {
            return new Evaluation(assessment, Verdict.REJECT, reasons, Route.AUTOMATIC);
        }
        boolean referred = findings.stream().anyMatch(finding -> finding.result() == Result.REFERRED);
        return switch (referred ? definition.referrals() : definition.approvals()) {
            case AUTOMATIC -> new Evaluation(assessment, Verdict.APPROVE, List.of(), Route.AUTOMATIC);
            case SIMULATED -> new Evaluation(assessment, Verdict.APPROVE, List.of(), Route.HUMAN);
            case HUMAN ->
                new Evaluation(
                        FourEyes.demanded(assessment, definition.fourEyes()), Verdict.REFER, List.of(), Route.HUMAN);
        };
    }

    private Evaluation simulated(Sandbox.Row row) {
        var reasons = row.reason() == null ? List.<Reason>of() : List.of(Reason.at("/name", row.reason()));
        var finding = new Finding(
                SANDBOX,
                row.reason() == null ? Result.PASSED : Result.REJECTED,
                reasons,
                Map.of("name", row.name(), "route", row.route().code()),
                Map.of());
        return new Evaluation(
                new Assessment(name(), hash(), List.of(finding)),
                reasons.isEmpty() ? Verdict.APPROVE : Verdict.REJECT,
                reasons,
                row.route());
    }

    /** What an account has to hand in, for one type or for each that it may choose. */
    public Requirements requirements(AccountKind kind, Region region, Purpose purpose, @Nullable SignatureType type) {
        return Requirements.of(definition, kind, region, purpose, type);
    }
}
