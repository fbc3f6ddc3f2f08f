package io.countersign.rules;

import io.countersign.contracts.Region;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Finding.Result;
import io.countersign.contracts.reasons.PatchOperation;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.rules.checks.rule.Rule;
import io.countersign.rules.checks.rule.Subject;
import io.countersign.rules.data.CompanyWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers tested remedies only: a patch that repairs its fault and causes none, a name that would pass. */
record RemedyAdvisor(List<Rule> rules, CompanyWords company) {

    /** Longer names are too long in every region. */
    private static final int MAX_QUOTED = 32;

    private record Fault(ReasonCode code, @Nullable String pointer) {

        static Fault of(Reason reason) {
            return new Fault(reason.code(), reason.pointer());
        }
    }

    List<Reason> on(List<Reason> reasons, Subject subject) {
        var faults = new HashSet<Fault>();
        reasons.forEach(reason -> faults.add(Fault.of(reason)));
        var outcomes = new HashMap<List<PatchOperation>, Set<Fault>>();
        var tried = reasons.stream()
                .map(reason -> quoting(tried(reason, faults, subject, outcomes), subject))
                .toList();
        if (tried.stream().noneMatch(RemedyAdvisor::needsSuggestion)) {
            return tried;
        }
        var suggestion = suggestion(subject);
        return tried.stream()
                .map(reason ->
                        needsSuggestion(reason) && suggestion != null ? reason.with("suggestion", suggestion) : reason)
                .toList();
    }

    /** The reason with the words that caused it, where it names them. */
    private static Reason quoting(Reason reason, Subject subject) {
        boolean quotes = reason.code() == ReasonCode.NON_IDENTIFIABLE || reason.code() == ReasonCode.PROHIBITED_CONTENT;
        if (!quotes || reason.positions().isEmpty()) {
            return reason;
        }
        var name = subject.application().name();
        var parts = reason.positions().stream()
                .map(part -> part.of(name))
                .distinct()
                .collect(Collectors.joining(", "));
        return parts.length() > MAX_QUOTED ? reason : reason.with("parts", parts);
    }

    /** A reason about the name as a whole, which no patch repairs. */
    private static boolean needsSuggestion(Reason reason) {
        return reason.patch().isEmpty()
                && switch (reason.code()) {
                    case NON_IDENTIFIABLE, PROHIBITED_CONTENT, NAME_ALL_DIGITS, PERSONAL_DATA, NAME_LENGTH -> true;
                    default -> false;
                };
    }

    /** The findings with the advised reasons; their number and order are the same. */
    List<Finding> put(List<Finding> findings, List<Reason> advised) {
        var next = advised.iterator();
        var put = new ArrayList<Finding>(findings.size());
        for (var finding : findings) {
            var own = finding.reasons().stream().map(reason -> next.next()).toList();
            put.add(
                    own.equals(finding.reasons())
                            ? finding
                            : new Finding(
                                    finding.rule(), finding.result(), own, finding.values(), finding.restricted()));
        }
        return put;
    }

    private Reason tried(
            Reason reason, Set<Fault> before, Subject subject, Map<List<PatchOperation>, Set<Fault>> outcomes) {
        if (reason.patch().isEmpty()) {
            return reason;
        }
        var after = outcomes.computeIfAbsent(reason.patch(), patch -> faultsAfter(patch, subject));
        return before.containsAll(after) && !after.contains(Fault.of(reason))
                ? reason
                : reason.repairedBy(new PatchOperation[0]);
    }

    private Set<Fault> faultsAfter(List<PatchOperation> patch, Subject subject) {
        boolean nameOnly = patch.stream().allMatch(operation -> operation.path().equals("/name"));
        return faults(subject.renamed(Repair.apply(subject.application(), patch)), nameOnly);
    }

    private Set<Fault> faults(Subject subject, boolean nameOnly) {
        var faults = new HashSet<Fault>();
        for (var rule : rules) {
            boolean appealed = rule.isAppealable() && subject.application().appeal() != null;
            if (!appealed && (!nameOnly || rule.looksAtTheNameOnly())) {
                rule.check(subject).reasons().forEach(reason -> faults.add(Fault.of(reason)));
            }
        }
        return faults;
    }

    /** The longest part of the verified or the stated owner's name that would pass; null if there is none. */
    private @Nullable String suggestion(Subject subject) {
        var entity = subject.entity();
        if (entity == null) {
            return null;
        }
        var region = subject.application().region();
        return Stream.of(company.withoutPlace(entity), company.brand(entity))
                .map(name -> region == Region.DOMESTIC ? name.replace(" ", "") : name)
                .filter(name -> isFitting(name, subject))
                .findFirst()
                .orElse(null);
    }

    /** No rule about names rejects it, and none leaves it to a human: the verified name itself may be a general word. */
    private boolean isFitting(String name, Subject subject) {
        if (name.isEmpty()) {
            return false;
        }
        var renamed =
                subject.renamed(Repair.apply(subject.application(), List.of(PatchOperation.replace("/name", name))));
        return rules.stream()
                .filter(Rule::looksAtTheNameOnly)
                .map(rule -> rule.check(renamed).result())
                .allMatch(result -> result == Result.PASSED || result == Result.NOT_APPLICABLE);
    }
}
