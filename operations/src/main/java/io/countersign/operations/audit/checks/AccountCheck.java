package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.source.AccountDocuments;
import java.util.List;

/** Checks one account whose records are all processed. A pure function. */
public final class AccountCheck {

    private AccountCheck() {}

    /** @param kept which topics still have everything that was ever written to them */
    public static List<Violation> check(AccountFacts facts, AccountDocuments documents, Kept kept) {
        var findings = new Findings(facts.account);
        for (var signature : facts.signatures.values()) {
            var view = new ViewCheck(signature, documents.views().get(signature.id), kept, findings);
            if (signature.isKnownFromDeadLettersOnly()) {
                view.heldUp();
            } else {
                new OutcomeCheck(signature, documents.cases().get(signature.id), findings).check();
                view.check(facts.account);
            }
        }
        new LedgerCheck(facts, documents, findings).check();
        new NoticeCheck(facts, documents, kept, findings).check();
        return findings.all();
    }

    /** Admissions and notices may go after a month. */
    public record Kept(boolean admissions, boolean notices) {

        public static final Kept EVERYTHING = new Kept(true, true);
    }
}
