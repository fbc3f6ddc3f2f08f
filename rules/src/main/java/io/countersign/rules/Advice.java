package io.countersign.rules;

import io.countersign.contracts.AccountSnapshot;
import io.countersign.contracts.Application;
import io.countersign.contracts.Finding;
import io.countersign.contracts.Finding.Result;
import io.countersign.contracts.PatchOperation;
import io.countersign.contracts.Purpose;
import io.countersign.contracts.Reason;
import io.countersign.contracts.ReasonCode;
import io.countersign.contracts.Region;
import io.countersign.rules.checks.Rule;
import io.countersign.rules.checks.Subject;
import io.countersign.rules.context.Context;
import io.countersign.rules.data.CompanyWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers a remedy only after trying it out: a patch that mends its fault and makes none, a name that would pass. */
record Advice(List<Rule> rules, CompanyWords company) {

    private record Fault(ReasonCode code, @Nullable String pointer) {

        static Fault of(Reason reason) {
            return new Fault(reason.code(), reason.pointer());
        }
    }

    List<Reason> on(List<Reason> reasons, Application application, AccountSnapshot account) {
        var faults = new HashSet<Fault>();
        reasons.forEach(reason -> faults.add(Fault.of(reason)));
        return reasons.stream()
                .map(reason -> tried(reason, faults, application, account))
                .map(reason -> reason.code() == ReasonCode.NON_IDENTIFIABLE
                        ? suggesting(reason, application, account)
                        : reason)
                .toList();
    }

    /** The findings with the reasons as they are told; their number and order are the same. */
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

    private Reason tried(Reason reason, Set<Fault> before, Application application, AccountSnapshot account) {
        if (reason.patch().isEmpty()) {
            return reason;
        }
        boolean nameOnly =
                reason.patch().stream().allMatch(operation -> operation.path().equals("/name"));
        var after = faults(Repair.apply(application, reason.patch()), account, nameOnly);
        return before.containsAll(after) && !after.contains(Fault.of(reason))
                ? reason
                : reason.repairedBy(new PatchOperation[0]);
    }

    private Set<Fault> faults(Application application, AccountSnapshot account, boolean nameOnly) {
        var subject = new Subject(application, account, Context.none());
        var faults = new HashSet<Fault>();
        for (var rule : rules) {
            boolean appealed = rule.judges() && application.appeal() != null;
            if (!appealed && (!nameOnly || rule.looksAtTheNameOnly())) {
                rule.check(subject).reasons().forEach(reason -> faults.add(Fault.of(reason)));
            }
        }
        return faults;
    }

    /** Of the verified name's parts, the longest that would be a fitting signature. */
    private Reason suggesting(Reason reason, Application application, AccountSnapshot account) {
        var entity = application.purpose() == Purpose.SELF_USE
                ? account.verifiedName()
                : application.owner() == null ? "" : application.owner().name();
        return Stream.of(company.withoutPlace(entity), company.brand(entity))
                .map(name -> application.region() == Region.DOMESTIC ? name.replace(" ", "") : name)
                .filter(name -> isFitting(name, application, account))
                .findFirst()
                .map(name -> reason.with("suggestion", name))
                .orElse(reason);
    }

    /** No rule about names rejects it, and none leaves it to a human: the verified name itself may be a general word. */
    private boolean isFitting(String name, Application application, AccountSnapshot account) {
        if (name.isEmpty()) {
            return false;
        }
        var renamed = Repair.apply(application, List.of(PatchOperation.replace("/name", name)));
        var subject = new Subject(renamed, account, Context.none());
        return rules.stream()
                .filter(Rule::looksAtTheNameOnly)
                .map(rule -> rule.check(subject).result())
                .allMatch(result -> result == Result.PASSED || result == Result.NOT_APPLICABLE);
    }
}
