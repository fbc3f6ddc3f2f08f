package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.facts.RevisionFacts;
import io.countersign.operations.audit.facts.SignatureFacts;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.CaseFacts;
import io.countersign.operations.audit.source.CaseFacts.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Nothing lost, one outcome for each revision, contents that stay, and review's case as the topics say. */
public final class OutcomeCheck {

    private final SignatureFacts signature;
    private final SortedMap<Integer, Revision> known;
    private final @Nullable CaseFacts document;
    private final Findings findings;

    public OutcomeCheck(SignatureFacts signature, @Nullable CaseFacts document, Findings findings) {
        this.signature = signature;
        this.document = document;
        this.known = document == null ? Collections.emptySortedMap() : document.revisions();
        this.findings = findings;
    }

    public void check() {
        signature.revisions.values().forEach(this::check);
        known.keySet().stream()
                .filter(number -> !signature.revisions.containsKey(number))
                .forEach(number -> findings.add(
                        ViolationKind.NOT_IN_TOPIC, signature.id + ":" + number, "review's case has this revision"));
        atMostOneLives();
        withdrawn();
        retired();
    }

    private void check(RevisionFacts revision) {
        var state = known.get(revision.number);
        if (revision.isSubmitted() && !revision.isDecided()) {
            undecided(revision, state);
        }
        if (!revision.isSubmitted() && (revision.isDecided() || revision.admitted != 0 || revision.refused)) {
            findings.add(ViolationKind.OUTCOME_OF_NOTHING, signature, revision, "no ApplicationSubmitted");
        }
        if (revision.isDecided()) {
            decided(revision, state);
        }
        sameContent(revision, revision.admitted, "ApplicationAdmitted carries another");
        if (state != null) {
            sameContent(revision, state.content(), "review's case holds another");
        }
    }

    private void undecided(RevisionFacts revision, @Nullable Revision state) {
        if (state != null && state.outcome() != 0) {
            findings.add(
                    ViolationKind.NOT_IN_TOPIC,
                    signature,
                    revision,
                    "review's case has an outcome that was not published");
        } else if ((state == null || !state.open()) && !signature.awaits(revision)) {
            findings.add(ViolationKind.LOST, signature, revision, stage(revision));
        }
    }

    private static String stage(RevisionFacts revision) {
        return revision.admitted != 0
                ? "admitted, and unknown to review"
                : revision.refused ? "refused by quota, and unknown to review" : "submitted, and unanswered by quota";
    }

    private void decided(RevisionFacts revision, @Nullable Revision state) {
        if (state == null) {
            findings.add(ViolationKind.CASE_DIFFERS, signature, revision, "decided, and unknown to review");
        } else if (state.open()) {
            findings.add(ViolationKind.CASE_DIFFERS, signature, revision, "decided, and open at review");
        } else if (state.outcome() != revision.outcome) {
            findings.add(ViolationKind.TWO_OUTCOMES, signature, revision, "review's case has another than the topic");
        }
    }

    private void sameContent(RevisionFacts revision, long other, String where) {
        if (revision.content != 0 && other != 0 && revision.content != other) {
            findings.add(ViolationKind.CONTENT_CHANGED, signature, revision, where);
        }
    }

    private void atMostOneLives() {
        var approved = signature.revisions.values().stream()
                .filter(RevisionFacts::isApproved)
                .map(revision -> revision.number)
                .toList();
        var open = known.entrySet().stream()
                .filter(entry -> entry.getValue().open())
                .map(Map.Entry::getKey)
                .toList();
        if (approved.size() + open.size() > 1) {
            findings.add(ViolationKind.TWO_LIVE, signature, "approved " + approved + ", open " + open);
        }
    }

    private void withdrawn() {
        int heard = document == null ? 0 : document.withdrawnUpTo();
        int expected = signature.withdrawals.keySet().stream()
                .filter(upTo -> upTo <= heard || !signature.awaitsWithdrawal(upTo))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        known.headMap(expected + 1).forEach((number, state) -> {
            if (state.open()) {
                findings.add(ViolationKind.WITHDRAWAL_LOST, signature.id + ":" + number, "");
            }
        });
    }

    private void retired() {
        long stored = document == null ? 0 : document.retired();
        if (signature.deleted != 0 && signature.retired == 0 && !signature.awaitsDeletion()) {
            findings.add(ViolationKind.DELETION_LOST, signature, "no SignatureRetired");
        }
        if (stored == 0 && signature.retired != 0) {
            findings.add(ViolationKind.CASE_DIFFERS, signature, "retired, and review's case does not know");
        }
        if (stored != 0 && signature.retired == 0) {
            findings.add(ViolationKind.NOT_IN_TOPIC, signature, "review's case is retired, which was not published");
        }
        if (stored != 0 && known.values().stream().anyMatch(Revision::open)) {
            findings.add(ViolationKind.CASE_DIFFERS, signature, "retired, and open at review");
        }
    }
}
