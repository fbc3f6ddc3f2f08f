package io.countersign.operations.audit.facts;

import io.countersign.operations.audit.source.Fingerprint;
import io.countersign.operations.audit.source.NoticeFacts;

/** The ids in the topics, eight bytes each, to find what exists in a store only. */
public final class KnownIds {

    public final LongList signatures = new LongList();
    public final LongList accounts = new LongList();
    public final LongList notices = new LongList();
    public final LongList submitted = new LongList();

    public void add(AccountFacts facts) {
        accounts.add(Fingerprint.ofText(facts.account));
        for (var signature : facts.signatures.values()) {
            signatures.add(Fingerprint.ofText(String.valueOf(signature.id)));
            if (signature.retired != 0) {
                notices.add(Fingerprint.ofText(NoticeFacts.idOfRetirement(signature.id)));
            }
            for (var revision : signature.revisions.values()) {
                if (revision.isSubmitted()) {
                    submitted.add(revision.submitted);
                }
                revision.progressNoticeIds().forEach(id -> notices.add(Fingerprint.ofText(id)));
                if (revision.isDecided() || revision.notice != 0) {
                    notices.add(Fingerprint.ofText(NoticeFacts.id(signature.id, revision.number)));
                }
            }
        }
    }
}
