package io.countersign.operations.audit;

/** What the topics know, eight bytes for each thing: enough to find what a store alone knows. */
final class KnownIds {

    final LongList signatures = new LongList();
    final LongList accounts = new LongList();
    final LongList notices = new LongList();
    final LongList submitted = new LongList();

    void add(AccountFacts facts) {
        accounts.add(Fingerprint.ofText(facts.account));
        for (var signature : facts.signatures.values()) {
            signatures.add(Fingerprint.ofText(String.valueOf(signature.id)));
            if (signature.retired != 0) {
                notices.add(Fingerprint.ofText(NoticeCheck.idOfRetirement(signature.id)));
            }
            for (var revision : signature.revisions.values()) {
                if (revision.isSubmitted()) {
                    submitted.add(revision.submitted);
                }
                if (revision.isDecided() || revision.notice != 0) {
                    notices.add(Fingerprint.ofText(NoticeCheck.id(signature.id, revision.number)));
                }
            }
        }
    }
}
