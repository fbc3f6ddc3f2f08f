package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.facts.RevisionFacts;
import io.countersign.operations.audit.facts.SignatureFacts;
import io.countersign.operations.audit.facts.Violation;
import io.countersign.operations.audit.facts.ViolationKind;
import java.util.ArrayList;
import java.util.List;

/** The violations of one account. */
public final class Findings {

    private final String account;
    private final List<Violation> violations = new ArrayList<>(0);

    public Findings(String account) {
        this.account = account;
    }

    public void add(ViolationKind kind, SignatureFacts signature, RevisionFacts revision, String detail) {
        add(kind, signature.id + ":" + revision.number, detail);
    }

    public void add(ViolationKind kind, SignatureFacts signature, String detail) {
        add(kind, String.valueOf(signature.id), detail);
    }

    public void add(ViolationKind kind, String subject, String detail) {
        violations.add(new Violation(kind, account, subject, detail));
    }

    public List<Violation> all() {
        return violations;
    }
}
