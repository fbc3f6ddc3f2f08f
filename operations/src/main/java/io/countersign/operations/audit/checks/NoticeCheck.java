package io.countersign.operations.audit.checks;

import io.countersign.operations.audit.checks.AccountCheck.Kept;
import io.countersign.operations.audit.facts.AccountFacts;
import io.countersign.operations.audit.facts.RevisionFacts;
import io.countersign.operations.audit.facts.SignatureFacts;
import io.countersign.operations.audit.facts.ViolationKind;
import io.countersign.operations.audit.source.AccountDocuments;
import io.countersign.operations.audit.source.NoticeFacts;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Each outcome has one notice, and an account's numbers have no holes. */
public final class NoticeCheck {

    private final AccountFacts facts;
    private final AccountDocuments documents;
    private final Kept kept;
    private final Findings findings;
    private final Map<Long, String> numbers = new HashMap<>();

    public NoticeCheck(AccountFacts facts, AccountDocuments documents, Kept kept, Findings findings) {
        this.facts = facts;
        this.documents = documents;
        this.kept = kept;
        this.findings = findings;
    }

    public void check() {
        for (var signature : facts.signatures.values()) {
            for (var revision : signature.revisions.values()) {
                check(signature, revision, documents.notices().get(NoticeFacts.id(signature.id, revision.number)));
            }
            retirement(signature);
            signature.revisions.values().forEach(revision -> progress(signature, revision));
        }
        sequence();
    }

    /** Of a retirement by a lead only the number is looked at. */
    private void retirement(SignatureFacts signature) {
        var stored = documents.notices().get(NoticeFacts.idOfRetirement(signature.id));
        long number =
                signature.retirementNotice != 0 || stored == null ? signature.retirementNotice : stored.sequence();
        if (number != 0) {
            numbers.putIfAbsent(number, signature.id + ":retired");
        }
    }

    /** Of a notice on the way to the outcome only the number is looked at. */
    private void progress(SignatureFacts signature, RevisionFacts revision) {
        revision.progressNotices.values().forEach(number -> number(signature, revision, number));
        revision.progressNoticeIds()
                .filter(id -> !revision.progressNotices.containsKey(id))
                .map(documents.notices()::get)
                .filter(Objects::nonNull)
                .forEach(stored -> number(signature, revision, stored.sequence()));
    }

    private void check(SignatureFacts signature, RevisionFacts revision, @Nullable NoticeFacts stored) {
        if (revision.notice != 0) {
            number(signature, revision, revision.sequence);
            compare(signature, revision, stored);
        } else if (stored != null) {
            number(signature, revision, stored.sequence());
            compare(signature, revision, stored);
        } else if (revision.isDecided() && !signature.awaitsNotice(revision)) {
            findings.add(ViolationKind.NOTICE_MISSING, signature, revision, "");
        }
    }

    private void compare(SignatureFacts signature, RevisionFacts revision, @Nullable NoticeFacts stored) {
        if (!revision.isDecided()) {
            findings.add(ViolationKind.NOTICE_OF_NOTHING, signature, revision, "");
        } else if (revision.notified != null && revision.notified != revision.ended) {
            findings.add(
                    ViolationKind.NOTICE_OF_NOTHING,
                    signature,
                    revision,
                    "the notice says " + revision.notified + ", the outcome is " + revision.ended);
        }
        if (revision.notice == 0 && kept.notices()) {
            findings.add(ViolationKind.NOTICE_MISSING, signature, revision, "stored, and not published");
        } else if (stored == null) {
            findings.add(ViolationKind.NOTICE_MISSING, signature, revision, "published, and not stored");
        } else if (revision.notice != 0 && stored.event() != revision.notice) {
            findings.add(
                    ViolationKind.NOTICE_DOUBLED,
                    signature,
                    revision,
                    "the stored one is another than the published one");
        }
    }

    private void number(SignatureFacts signature, RevisionFacts revision, long number) {
        var other = numbers.putIfAbsent(number, signature.id + ":" + revision.number);
        if (other != null) {
            findings.add(
                    ViolationKind.SEQUENCE_DOUBLED, signature, revision, "number %d, as %s".formatted(number, other));
        }
    }

    private void sequence() {
        long last = documents.feed() == null ? 0 : documents.feed().last();
        long highest =
                numbers.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        long all = Math.max(last, highest);
        if (numbers.size() < all) {
            long first = LongStream.rangeClosed(1, all)
                    .filter(number -> !numbers.containsKey(number))
                    .findFirst()
                    .orElse(0);
            findings.add(
                    ViolationKind.SEQUENCE_HOLE,
                    "",
                    "%d of %d are missing, the first is %d".formatted(all - numbers.size(), all, first));
        }
        if (last < highest) {
            findings.add(
                    ViolationKind.SEQUENCE_HOLE, "", "assigned up to %d, published up to %d".formatted(last, highest));
        }
    }
}
