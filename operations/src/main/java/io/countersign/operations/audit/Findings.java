package io.countersign.operations.audit;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with one account. */
final class Findings {

    private final String account;
    private final List<Violation> violations = new ArrayList<>(0);

    Findings(String account) {
        this.account = account;
    }

    void add(ViolationKind kind, SignatureFacts signature, RevisionFacts revision, String detail) {
        add(kind, signature.id + ":" + revision.number, detail);
    }

    void add(ViolationKind kind, SignatureFacts signature, String detail) {
        add(kind, String.valueOf(signature.id), detail);
    }

    void add(ViolationKind kind, String subject, String detail) {
        violations.add(new Violation(kind, account, subject, detail));
    }

    List<Violation> all() {
        return violations;
    }
}
