package io.countersign.review.domain.certificate;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryAction;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.cases.HistoryDraft;
import io.countersign.review.domain.history.HistoryStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Appends each load of a certificate to the history of its case, whose version stays. A load that is reported again is found among the
 * newest {@link #MAX_COMPARED} entries and is no second one.
 */
public final class CertificateViews {

    /** So many of the newest entries are compared; more than are ever read again. */
    static final int MAX_COMPARED = 2_048;

    /** One write appends fewer entries than a page holds. */
    private static final int MAX_APPENDED = CaseHistory.PAGE_SIZE / 2;

    private static final int MAX_ATTEMPTS = 100;

    private final CaseStore cases;
    private final HistoryStore histories;

    public CertificateViews(CaseStore cases, HistoryStore histories) {
        this.cases = cases;
        this.histories = histories;
    }

    /** Those of a case that is not known are passed over: no ticket was issued for it. */
    public void record(List<ViewedCertificate> views) {
        views.stream()
                .collect(groupingBy(ViewedCertificate::caseId, LinkedHashMap::new, toList()))
                .forEach((signature, some) -> {
                    for (int from = 0; from < some.size(); from += MAX_APPENDED) {
                        append(signature, some.subList(from, Math.min(some.size(), from + MAX_APPENDED)));
                    }
                });
    }

    private void append(SignatureId signature, List<ViewedCertificate> views) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var known = cases.load(List.of(signature)).get(signature);
            if (known == null || append(known, views)) {
                return;
            }
        }
        throw new IllegalStateException("The history of " + signature + " was overtaken " + MAX_ATTEMPTS + " times");
    }

    /** False if the history was overtaken. */
    private boolean append(Case known, List<ViewedCertificate> views) {
        var recorded = recorded(known);
        var next = known.history();
        for (var view : views) {
            if (recorded.add(view.detail())) {
                next = next.append(known.signature(), draft(known, view));
            }
        }
        return next.count() == known.history().count() || histories.append(known, next);
    }

    private Set<String> recorded(Case known) {
        var recorded = new HashSet<String>();
        var recent = known.history().recent();
        recent.forEach(entry -> add(recorded, entry));
        long first = recent.isEmpty() ? 1 : recent.getFirst().number();
        if (first > 1) {
            long from = Math.max(1, first - MAX_COMPARED);
            histories
                    .pagedEntries(known.signature(), from, (int) (first - from))
                    .forEach(entry -> add(recorded, entry));
        }
        return recorded;
    }

    private static void add(Set<String> recorded, HistoryEntry entry) {
        if (entry.action() == HistoryAction.VIEWED && entry.detail() != null) {
            recorded.add(entry.detail());
        }
    }

    private static HistoryDraft draft(Case known, ViewedCertificate view) {
        int revision = known.revisionWithPicture(view.sha256());
        var state = HistoryDraft.state(known.state(revision));
        return new HistoryDraft(
                HistoryAction.VIEWED, view.reviewer(), view.at(), revision, state, state, view.detail());
    }
}
