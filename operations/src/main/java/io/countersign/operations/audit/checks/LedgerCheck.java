package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.RevisionFacts;
import io.countersign.operations.audit.facts.SignatureFacts;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.AccountDocuments;
import io.countersign.operations.audit.source.LedgerFacts;
import io.countersign.operations.audit.source.LedgerFacts.Held;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Never more than the limit, and the ledger agrees with the topics and with review's cases. */
public final class LedgerCheck {

    private final AccountFacts facts;
    private final AccountDocuments documents;
    private final LedgerFacts ledger;
    private final Findings findings;

    public LedgerCheck(AccountFacts facts, AccountDocuments documents, Findings findings) {
        this.facts = facts;
        this.documents = documents;
        this.ledger = documents.ledger() == null ? LedgerFacts.NONE : documents.ledger();
        this.findings = findings;
    }

    public void check() {
        limit();
        names();
        var held = new HashSet<String>();
        for (var each : ledger.held()) {
            held.add(each.signature() + ":" + each.revision());
            holds(each);
        }
        for (var signature : facts.signatures.values()) {
            for (var revision : signature.revisions.values()) {
                if (isLive(signature, revision) && !held.contains(signature.id + ":" + revision.number)) {
                    findings.add(ViolationKind.NOT_HELD, signature, revision, "");
                }
            }
        }
    }

    private void limit() {
        holders(
                "the ledger has",
                ledger.held().stream()
                        .map(Held::signature)
                        .distinct()
                        .map(id -> facts.signatures.getOrDefault(id, new SignatureFacts(id)))
                        .toList());
        holders(
                "by the topics",
                facts.signatures.values().stream().filter(this::takesSlot).toList());
        if (facts.limits.isForgottenBy(ledger)) {
            findings.add(ViolationKind.LEDGER_DIFFERS, "", "a change of the limit was announced that it does not know");
        }
        var admitted = facts.limits.unexplained(ledger);
        if (admitted != null) {
            findings.add(
                    ViolationKind.OVER_LIMIT,
                    admitted.signature() + ":" + admitted.revision(),
                    "admitted as %d of %d".formatted(admitted.used(), admitted.limit()));
        }
    }

    private void holders(String where, List<SignatureFacts> holders) {
        long lastCame = holders.stream()
                .mapToLong(holder -> holder.firstSubmitted)
                .filter(time -> time != Long.MAX_VALUE)
                .max()
                .orElse(0);
        int allowed = facts.limits.allowed(ledger, lastCame);
        if (holders.size() > allowed) {
            findings.add(ViolationKind.OVER_LIMIT, "", "%s %d of %d".formatted(where, holders.size(), allowed));
        }
    }

    private boolean takesSlot(SignatureFacts signature) {
        return !signature.isGone()
                && signature.revisions.values().stream()
                        .anyMatch(revision -> isLive(signature, revision)
                                || (revision.admitted != 0 && !revision.refused && !revision.isDecided()));
    }

    /** Approved, or open at review, and not gone. */
    private boolean isLive(SignatureFacts signature, RevisionFacts revision) {
        return !signature.isGone() && (revision.isApproved() || isOpen(signature, revision));
    }

    private boolean isOpen(SignatureFacts signature, RevisionFacts revision) {
        var known = documents.cases().get(signature.id);
        var state = known == null ? null : known.revisions().get(revision.number);
        return state != null && state.open();
    }

    private void names() {
        var holders = new HashMap<String, Long>();
        for (var held : ledger.held()) {
            var other = holders.putIfAbsent(held.region() + "/" + held.name(), held.signature());
            if (other != null && other != held.signature()) {
                findings.add(
                        ViolationKind.NAME_TWICE,
                        held.signature() + ":" + held.revision(),
                        "signature %d too".formatted(other));
            }
        }
    }

    private void holds(Held held) {
        var signature = facts.signatures.get(held.signature());
        var revision = signature == null ? null : signature.revisions.get(held.revision());
        if (signature == null || revision == null) {
            findings.add(ViolationKind.NOT_IN_TOPIC, held.signature() + ":" + held.revision(), "the ledger holds it");
            return;
        }
        if (signature.awaitsRelease(revision)) {
            return;
        }
        if (signature.isGone() || (revision.isDecided() && !revision.isApproved())) {
            findings.add(
                    ViolationKind.ORPHANED_RESERVATION,
                    signature,
                    revision,
                    signature.isGone() ? "gone" : "ended: " + revision.ended);
        } else if (held.approved() != revision.isApproved()) {
            findings.add(ViolationKind.LEDGER_DIFFERS, signature, revision, "approved is " + held.approved());
        }
    }
}
