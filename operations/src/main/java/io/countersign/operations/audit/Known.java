package io.countersign.operations.audit;

/** What the topics know, eight bytes for each thing: enough to find what a store alone knows. */
final class Known {

    final Longs signatures = new Longs();
    final Longs accounts = new Longs();
    final Longs notices = new Longs();
    final Longs submitted = new Longs();

    void add(AccountFacts facts) {
        accounts.add(Fingerprint.ofText(facts.account));
        for (var signature : facts.signatures.values()) {
            signatures.add(Fingerprint.ofText(String.valueOf(signature.id)));
            if (signature.retired != 0) {
                notices.add(Fingerprint.ofText(NoticeJudge.idOfRetirement(signature.id)));
            }
            for (var revision : signature.revisions.values()) {
                if (revision.isSubmitted()) {
                    submitted.add(revision.submitted);
                }
                if (revision.isDecided() || revision.notice != 0) {
                    notices.add(Fingerprint.ofText(NoticeJudge.id(signature.id, revision.number)));
                }
            }
        }
    }
}
