package io.countersign.operations.audit;

import io.countersign.operations.audit.LedgerFacts.Held;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Never more than the limit, and the ledger agrees with the topics and with review's cases. */
final class LedgerJudge {

    private final AccountFacts facts;
    private final Documents documents;
    private final LedgerFacts ledger;
    private final Findings findings;

    LedgerJudge(AccountFacts facts, Documents documents, Findings findings) {
        this.facts = facts;
        this.documents = documents;
        this.ledger = documents.ledger() == null ? new LedgerFacts(0, List.of()) : documents.ledger();
        this.findings = findings;
    }

    void judge() {
        limit();
        names();
        var held = new HashSet<String>();
        for (var each : ledger.held()) {
            held.add(each.signature() + ":" + each.revision());
            holds(each);
        }
        for (var signature : facts.signatures.values()) {
            for (var revision : signature.revisions.values()) {
                if (isLive(signature, revision)
                        && !held.contains(signature.id + ":" + revision.number)
                        && !signature.letters.holdUpDecisions()) {
                    findings.add(Kind.NOT_HELD, signature, revision, "");
                }
            }
        }
    }

    private void limit() {
        int limit = Math.max(ledger.limit(), facts.highestLimit);
        if (limit == 0) {
            return;
        }
        if (ledger.holders() > limit) {
            findings.add(Kind.OVER_LIMIT, "", "the ledger has %d of %d".formatted(ledger.holders(), limit));
        }
        long holders =
                facts.signatures.values().stream().filter(this::takesSlot).count();
        if (holders > limit) {
            findings.add(Kind.OVER_LIMIT, "", "by the topics %d of %d".formatted(holders, limit));
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
                        Kind.NAME_TWICE, held.signature() + ":" + held.revision(), "signature %d too".formatted(other));
            }
        }
    }

    private void holds(Held held) {
        var signature = facts.signatures.get(held.signature());
        var revision = signature == null ? null : signature.revisions.get(held.revision());
        if (signature == null || revision == null) {
            findings.add(Kind.NOT_IN_TOPIC, held.signature() + ":" + held.revision(), "the ledger holds it");
            return;
        }
        if (signature.letters.holdUpDecisions()) {
            return;
        }
        if (signature.isGone() || (revision.isDecided() && !revision.isApproved())) {
            findings.add(Kind.GHOST, signature, revision, signature.isGone() ? "gone" : "ended: " + revision.ended);
        } else if (held.approved() != revision.isApproved()) {
            findings.add(Kind.LEDGER_DIFFERS, signature, revision, "approved is " + held.approved());
        }
    }
}
