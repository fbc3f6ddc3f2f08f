package io.countersign.review.domain.quality;

import io.countersign.contracts.SignatureId;
import io.countersign.contracts.history.HistoryEntry;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseHistory;
import io.countersign.review.domain.cases.CaseStore;
import io.countersign.review.domain.history.HistoryStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Serves the cases of signatures and those for quality assurance alike, distinguished by their ids. */
public final class CasesById implements CaseStore, HistoryStore {

    private final CaseStore cases;
    private final HistoryStore histories;
    private final QualityCaseStores quality;

    public CasesById(CaseStore cases, HistoryStore histories, QualityCaseStores quality) {
        this.cases = cases;
        this.histories = histories;
        this.quality = quality;
    }

    @Override
    public Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        var own = signatures.stream().filter(SignatureId::isForQuality).toList();
        if (own.isEmpty()) {
            return cases.load(signatures);
        }
        var found = new HashMap<>(quality.cases().load(own));
        if (own.size() < signatures.size()) {
            found.putAll(cases.load(
                    signatures.stream().filter(id -> !id.isForQuality()).toList()));
        }
        return found;
    }

    @Override
    public Set<SignatureId> save(Collection<Case> changed) {
        var own = changed.stream()
                .filter(known -> known.signature().isForQuality())
                .toList();
        if (own.isEmpty()) {
            return cases.save(changed);
        }
        var overtaken = new HashSet<>(quality.cases().save(own));
        if (own.size() < changed.size()) {
            overtaken.addAll(cases.save(changed.stream()
                    .filter(known -> !known.signature().isForQuality())
                    .toList()));
        }
        return overtaken;
    }

    /** Of signatures: cases for quality assurance publish nothing. */
    @Override
    public List<SignatureId> unsentBefore(Instant time, int limit) {
        return cases.unsentBefore(time, limit);
    }

    @Override
    public boolean append(Case read, CaseHistory next) {
        return histories(read.signature()).append(read, next);
    }

    @Override
    public List<HistoryEntry> pagedEntries(SignatureId signature, long from, int limit) {
        return histories(signature).pagedEntries(signature, from, limit);
    }

    private HistoryStore histories(SignatureId signature) {
        return signature.isForQuality() ? quality.histories() : histories;
    }
}
