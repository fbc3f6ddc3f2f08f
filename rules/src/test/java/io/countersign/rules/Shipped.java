package io.countersign.rules;

import io.countersign.contracts.AccountKind;
import io.countersign.contracts.application.Application;
import io.countersign.contracts.reasons.Finding;
import io.countersign.contracts.reasons.Reason;
import io.countersign.contracts.reasons.ReasonCode;
import io.countersign.contracts.snapshot.AccountSnapshot;
import io.countersign.rules.context.Context;
import java.util.List;
import java.util.Objects;

/** The rule sets that ship, read once for all tests. */
public final class Shipped {

    public static final RuleBook BOOK = RuleBook.shipped();
    public static final RuleSet FAQ = Objects.requireNonNull(BOOK.named("intl-2022-02-21"));
    public static final AccountSnapshot ENTERPRISE = Applications.account(AccountKind.ENTERPRISE);

    private Shipped() {}

    /** What an enterprise's application comes to. */
    static Evaluation evaluate(Application application) {
        return FAQ.evaluate(application, ENTERPRISE, Context.none());
    }

    static Evaluation evaluate(Application application, AccountSnapshot account) {
        return FAQ.evaluate(application, account, Context.none());
    }

    static List<ReasonCode> codes(Application application) {
        return evaluate(application).reasons().stream().map(Reason::code).toList();
    }

    static Finding finding(Evaluation evaluation, String rule) {
        return evaluation.assessment().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findAny()
                .orElseThrow();
    }

    static Finding.Result result(Application application, String rule) {
        return finding(evaluate(application), rule).result();
    }
}
