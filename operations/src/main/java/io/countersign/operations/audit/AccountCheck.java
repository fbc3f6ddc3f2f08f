package io.countersign.operations.audit;

import java.util.List;

/** Judges one account that has come to rest: pure. */
final class AccountCheck {

    private AccountCheck() {}

    /** @param kept which topics still have everything that was ever written to them */
    static List<Violation> judge(AccountFacts facts, AccountDocuments documents, Kept kept) {
        var findings = new Findings(facts.account);
        for (var signature : facts.signatures.values()) {
            var view = new ViewCheck(signature, documents.views().get(signature.id), kept, findings);
            if (signature.isHearsay()) {
                view.heldUp();
            } else {
                new OutcomeCheck(signature, documents.cases().get(signature.id), findings).judge();
                view.judge(facts.account);
            }
        }
        new LedgerCheck(facts, documents, findings).judge();
        new NoticeCheck(facts, documents, kept, findings).judge();
        return findings.all();
    }

    /** Admissions and notices may go after a month. */
    record Kept(boolean admissions, boolean notices) {

        static final Kept EVERYTHING = new Kept(true, true);
    }
}
