package io.countersign.simulation.mutant;

import io.countersign.contracts.SignatureId;
import io.countersign.review.domain.cases.Case;
import io.countersign.review.domain.cases.CaseStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store of cases that differs from another one in the methods that it overrides. */
interface DelegatingCaseStore extends CaseStore {

    /** The other one. */
    CaseStore store();

    @Override
    default Map<SignatureId, Case> load(Collection<SignatureId> signatures) {
        return store().load(signatures);
    }

    @Override
    default Set<SignatureId> save(Collection<Case> cases) {
        return store().save(cases);
    }

    @Override
    default List<SignatureId> unsentBefore(Instant time, int limit) {
        return store().unsentBefore(time, limit);
    }
}
